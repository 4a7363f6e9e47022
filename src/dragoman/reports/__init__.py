"""Reports: findings and coverage as documents of the formats that people and programs read."""
