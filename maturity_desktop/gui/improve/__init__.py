"""What follows the ratings: findings, the roadmap, the time after the audit, readiness."""
