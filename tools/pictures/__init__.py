"""Pictures of every page as every role sees it: two sizes, light and dark, Russian and Kazakh.

    python3 start.py pictures DIR     into DIR, with an index page
    python3 start.py pictures --docs  the few that README and the help pages show, anew

The village school is made afresh for it and served on loopback, its clock stopped at one moment,
so that two runs differ only where the program does.
"""
