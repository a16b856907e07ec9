"""The client's own view: asked for in a workbook, taken back, and shown beside the assessor's."""
