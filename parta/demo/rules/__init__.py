"""The pure generator of the village school; ask `village.village_school` for one."""
