"""Computes what a matter costs: steps, papers, visits, days, money, each with its reason.

Pure: `plan` is a function of an edition, a situation, a region and a day.
"""
