"""The screens: the only folder that imports Textual. They show and report; the core decides."""
