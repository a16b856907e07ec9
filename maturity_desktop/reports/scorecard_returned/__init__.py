"""The scorecard on its way back: what a workbook that somebody filled in says, row by row."""
