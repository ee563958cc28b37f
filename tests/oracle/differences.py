"""Differences of two JSON values, with the order of keys and the kind of number counted as part of the value."""


def same_leaf(left, right):
    return type(left) is type(right) and left == right


def differences(left, right, path=""):
    """List of (JSON pointer, left value, right value); a missing side is shown as the text "(absent)"."""
    if isinstance(left, dict) and isinstance(right, dict):
        found = []
        for key in list(left) + [k for k in right if k not in left]:
            if key not in left or key not in right:
                found.append((f"{path}/{key}", left.get(key, "(absent)"), right.get(key, "(absent)")))
            else:
                found += differences(left[key], right[key], f"{path}/{key}")
        if not found and list(left) != list(right):
            found.append((f"{path} (order of keys)", list(left), list(right)))
        return found
    if isinstance(left, list) and isinstance(right, list):
        found = []
        for i in range(max(len(left), len(right))):
            if i >= len(left) or i >= len(right):
                found.append((f"{path}/{i}", left[i] if i < len(left) else "(absent)",
                              right[i] if i < len(right) else "(absent)"))
            else:
                found += differences(left[i], right[i], f"{path}/{i}")
        return found
    return [] if same_leaf(left, right) else [(path, left, right)]
