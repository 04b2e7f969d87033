"""What the village school is invented from: names, staff, subjects, topics, habits."""
