"""The core of the edition: TEI texts, registers, transcriptions and their anchors; knows neither Flask nor click."""

VERSION = "0.1.0"
