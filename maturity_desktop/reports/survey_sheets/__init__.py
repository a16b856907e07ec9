"""A survey on paper and as sheets: the questionnaire to print, the workbooks to type answers into."""
