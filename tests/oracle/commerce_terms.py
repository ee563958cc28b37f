"""Terms: days, months, rows of a contract, payments.

In: a context and priced lines. Out: rows by line, the contract, payments. Ends are inclusive, as in the book.
Source: PRICING.md, section Terms; semantics.md sections 6 and 9.
"""

from calendar import isleap, monthrange
from datetime import date, timedelta
from fractions import Fraction

from commerce_book import ZERO, Refused
from commerce_exact import rounded, spread_money

DAY = timedelta(days=1)
MOST_MONTHS = 1200


def add_months(start, months):
    """The same day months later, at most the month's last."""
    index = start.year * 12 + start.month - 1 + int(months)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def whole_months(start, stop):
    """(months, days over) from start to stop, both first days."""
    months = (stop.year - start.year) * 12 + stop.month - start.month
    if add_months(start, months) > stop:
        months -= 1
    return months, (stop - add_months(start, months)).days


def year_share(start, stop):
    """Days of each calendar year over its length, added up."""
    total = ZERO
    while start < stop:
        upto = min(stop, date(start.year + 1, 1, 1))
        total += Fraction((upto - start).days, 366 if isleap(start.year) else 365)
        start = upto
    return total


def thirty(start, stop):
    return (360 * (stop.year - start.year) + 30 * (stop.month - start.month) + min(stop.day, 30) - min(start.day, 30))


def in_months(convention, year, anchor, start_month, months, days, stop=None):
    """Length in months of a part: `months` whole ones from month start_month of the anchor, then `days` days."""
    begin, over = add_months(anchor, start_month), add_months(anchor, start_month + months)
    stop = over + timedelta(days=days)
    if convention == "day":
        return 12 * (year_share(begin, stop) if year == "actual_actual" else Fraction((stop - begin).days, 365))
    if convention == "month_up":
        return Fraction(months + (1 if days else 0))
    if convention == "monthly_daily":
        return months + Fraction(days * 12, 365)
    if convention == "calendar_monthly_daily":
        return months + Fraction(days, monthrange(over.year, over.month)[1])
    return Fraction(thirty(begin, stop) * 12, 360)


class Terms:
    def __init__(self, ctx):
        self.ctx = ctx
        self.said = ctx.book.get("terms")
        self.given = self.said is not None
        said = self.said or {}
        self.start = ctx.day(said["start"]) if said.get("start") else ctx.as_of
        self.convention = said.get("proration", "monthly_daily")
        self.year = said.get("year", "actual_365")
        self.each_step = said.get("round_price_each_step", True)
        self.stop = self.stop_of(said, self.start) if self.given else None  # the day after the end
        self.months = whole_months(self.start, self.stop)[0] if self.stop else 0

    def stop_of(self, said, start):
        if said.get("months") is not None:
            months = self.ctx.value(said["months"])
            if months < 0 or months > MOST_MONTHS or months.denominator != 1:
                raise Refused("pricing.bad_months")
            if months == 0:
                raise Refused("pricing.end_before_start")
            return add_months(start, months)
        if said.get("end"):
            stop = self.ctx.day(said["end"]) + DAY
            return self.checked(start, stop)
        return None

    def checked(self, start, stop):
        if stop <= start:
            raise Refused("pricing.end_before_start")
        months, days = whole_months(start, stop)
        if months > MOST_MONTHS or (months == MOST_MONTHS and days):
            raise Refused("pricing.too_long")
        return stop

    def span(self, line):
        """(start, day after the end or None) of a line."""
        start = self.ctx.day(line.said["start"]) if line.said.get("start") else self.start
        stop = self.stop_of(line.said, start)
        if stop is None and self.stop is not None:
            stop = self.checked(start, self.stop)
        return start, stop


class Row:
    def __init__(self, **members):
        self.__dict__.update(members)


def segment_at(ctx, line, month):
    """Index of the segment that holds a month of the line, and the months at which segments begin."""
    begins, at = [0], 0
    segments = line.segments()
    for segment in segments[:-1]:
        at += int(ctx.value(segment["months"]))
        begins.append(at)
    return max(i for i, begin in enumerate(begins) if begin <= month), begins


def risen(ctx, terms, line, index, month, amount):
    """list or net of one period of segment `index` in a month of the line, after its uplifts."""
    segment = line.segments()[index]
    uplift = line.said.get("uplift")
    if segment.get("uplift_pct") is not None:
        factor, times = 1 + ctx.value(segment["uplift_pct"]) / 100, 1
    elif uplift is not None:
        factor, times = 1 + ctx.value(uplift["pct"]) / 100, month // int(ctx.number(uplift, "every", Fraction(12)))
    else:
        return amount
    if not terms.each_step:
        return amount * factor ** times
    for _ in range(times):
        amount = rounded(amount * factor, ctx.point("R4"))
    return amount


def segment_net(ctx, line, index):
    """Net of one period of a segment, its part of the document discount off."""
    period = line.periods[index]
    if index == 0 or line.share == 0:
        return period.net - (line.share if index == 0 else 0)
    return period.net - rounded(period.net * line.share / line.first.net, ctx.point("R2"))


def cuts(ctx, line, months, days):
    """Months of the line at which its rows begin."""
    found = set(range(0, months + 1, 12)) | set(segment_at(ctx, line, 0)[1])
    if line.said.get("uplift") is not None:
        found |= set(range(0, months + 1, int(ctx.number(line.said["uplift"], "every", Fraction(12)))))
    return sorted(cut for cut in found if cut < months or (cut == months and days > 0))


def rows_of(ctx, terms, line):
    """Rows of a recurring line; none without terms or an end."""
    if not terms.given or line.charge != "recurring":
        return []
    start, stop = terms.span(line)
    if stop is None:
        return []
    months, days = whole_months(start, stop)
    begins = cuts(ctx, line, months, days)
    rows = []
    for k, begin in enumerate(begins):
        last = k + 1 == len(begins)
        upto = months if last else begins[k + 1]
        over = days if last else 0
        index = segment_at(ctx, line, begin)[0]
        period = line.periods[index]
        factor = in_months(terms.convention, terms.year, start, begin, upto - begin, over) / line.months
        list_period = risen(ctx, terms, line, index, begin, period.list)
        net_period = risen(ctx, terms, line, index, begin, segment_net(ctx, line, index))
        row = Row(start=add_months(start, begin), stop=add_months(start, upto) + timedelta(days=over),
                  year=begin // 12 + 1, quantity=period.quantity, list=rounded(list_period * factor, ctx.point("R1")),
                  net=rounded(net_period * factor, ctx.point("R3")),
                  cost=rounded(period.cost * factor, ctx.point("R1")), period_net=net_period,
                  anchor=start, begin=begin, months=upto - begin, days=over)
        row.discount = row.list - row.net
        rows.append(row)
    return rows


def contract_of(ctx, terms, lines):
    """The contract of the lines that are in; None without terms or with an evergreen line."""
    mine = [line for line in lines if line.state == "in"]
    if not terms.given or any(line.charge == "recurring" and not line.rows for line in mine):
        return None
    once = [line for line in mine if line.charge == "one_time"]
    rows = [row for line in mine for row in line.rows]
    years = [ZERO] * max([row.year for row in rows], default=0)
    for row in rows:
        years[row.year - 1] += row.net
    once_net = sum((line.net for line in once), ZERO)
    once_list = sum((line.first.list for line in once), ZERO)
    net, whole = once_net + sum(years, ZERO), once_list + sum((row.list for row in rows), ZERO)
    exit_arr = sum((line.rows[-1].period_net * 12 / line.months for line in mine if line.rows), ZERO)
    average = rounded(sum(years, ZERO) / terms.months * 12, ctx.point("R1")) if terms.months else None
    return {"list": whole, "discount": whole - net, "net": net, "first_year": once_net + (years[0] if years else 0),
            "average_year": average, "exit_arr": rounded(exit_arr, ctx.point("R1")), "years": years}


def instalments(ctx, terms, lines):
    """[(day or None, what, amount)] over the one-time net."""
    items = ctx.book.get("payments", {}).get("instalments")
    what = None
    if items is None and "milestones" in ctx.book:
        items, what = ctx.contexts(ctx.book["milestones"]["plan"]), "id"
    net = sum((line.net for line in lines if line.state == "in" and line.charge == "one_time"), ZERO)
    if not items or net == 0:
        return []
    amounts = spread_money(net, [ctx.value(item["pct"]) for item in items], ctx.places, ctx.allocation)
    found = []
    for item, amount in zip(items, amounts):
        day = None
        if terms.start is not None and item.get("after_months") is not None:
            day = add_months(terms.start, ctx.value(item["after_months"]))
        elif terms.start is not None and item.get("after_days") is not None:
            day = terms.start + timedelta(days=int(ctx.value(item["after_days"])))
        found.append((day, item["id"] if what else "instalment", amount))
    return found


def row_payments(ctx, terms, line, row):
    """[(day, amount)]: the periods of a row, its net divided by their length."""
    parts, at = [], 0
    while at < row.months or (at == row.months and row.days and row.months % line.months == 0):
        whole = min(line.months, row.months - at)
        days = row.days if at + whole == row.months and (whole < line.months) else 0
        parts.append((at, whole, days))
        at += line.months
    weights = [in_months(terms.convention, terms.year, row.anchor, row.begin + at, whole, days)
               for at, whole, days in parts]
    if sum(weights) == 0:
        return []
    arrears = line.said.get("billing", "advance") == "arrears"
    found = []
    for (at, whole, days), amount in zip(parts, spread_money(row.net, weights, ctx.places)):
        begin = add_months(row.anchor, row.begin + at)
        stop = add_months(row.anchor, row.begin + at + whole) + timedelta(days=days)
        found.append((stop - DAY if arrears else begin, amount))
    return found


def payments_of(ctx, terms, lines):
    """[(day or None, what, amount)] by day, one-time before recurring."""
    recurring = {}
    for line in lines:
        if line.state == "in":
            for row in line.rows:
                for day, amount in row_payments(ctx, terms, line, row):
                    recurring[day] = recurring.get(day, ZERO) + amount
    entries = instalments(ctx, terms, lines) + [(day, "recurring", recurring[day]) for day in sorted(recurring)]
    entries = [entry for entry in entries if entry[2] != 0]
    return sorted(entries, key=lambda entry: (entry[0] is None, entry[0] or date.min))
