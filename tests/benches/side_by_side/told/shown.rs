//! Numbers as people read them: three digits and a unit.

/// How many: `987`, `24.1k`, `1.23M`.
pub(crate) fn count(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        1_000..1_000_000 => format!("{}k", three(number, 1_000)),
        1_000_000..1_000_000_000 => format!("{}M", three(number, 1_000_000)),
        _ => format!("{}G", three(number, 1_000_000_000)),
    }
}

/// How long, of microseconds: `140 µs`, `1.20 ms`, `3.00 s`.
pub(crate) fn time(micros: u64) -> String {
    match micros {
        0..1_000 => format!("{micros} µs"),
        1_000..1_000_000 => format!("{} ms", three(micros, 1_000)),
        _ => format!("{} s", three(micros, 1_000_000)),
    }
}

/// How many times as much, of thousandths: `5.83x`.
pub(crate) fn times(thousandths: u64) -> String {
    format!("{}x", three(thousandths, 1_000))
}

/// Three digits or all of the whole.
fn three(number: u64, unit: u64) -> String {
    let whole = number / unit;
    match whole {
        0..10 => format!("{whole}.{:02}", number % unit * 100 / unit),
        10..100 => format!("{whole}.{}", number % unit * 10 / unit),
        _ => whole.to_string(),
    }
}
