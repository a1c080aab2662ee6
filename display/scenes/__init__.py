"""What each part of a screen looks like: items placed in a room, from one state.

Numerals stand in the middle and belong to both languages; Arabic words stand on their right and
English ones on their left, so that each reader finds the own side and the same number.
"""
