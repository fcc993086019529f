"""The subcommands of `edition`: the file's name is the command's."""
