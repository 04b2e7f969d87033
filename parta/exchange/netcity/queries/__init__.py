"""What an import meets in the school and what it would add, worked out without writing.

A plan is made of rows that are not saved yet, hung on those that are. A preview and an import
are the same plan: the one is shown, the other written. Topics: ``bench`` (the plan's shapes),
``years``, ``registers`` (a class with its groups), ``pupils``, ``pages`` (subjects, courses and
lessons), ``cells`` (marks and absences), ``finals``, ``means``, ``plan`` (one report from end to
end), ``document`` (an import told as JSON and in sentences), ``words``.
"""
