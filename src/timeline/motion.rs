//! What the picture shows on its way from one viewport to another. Plain arithmetic: the clock is handed in.

use super::viewport::{Limits, Viewport};

/// How long a glide takes at least and at most, in seconds.
const BRIEF: f64 = 0.20;
const LONG: f64 = 0.28;
/// What each unit of a glide's length adds, in seconds. A unit is about a screen, or three times the magnification.
const PER_LENGTH: f64 = 0.02;
/// In this time a fling's speed falls to 1/e, in seconds: what touch screens have made people used to.
const DECAY: f64 = 0.325;
/// A fling stops at this speed and never begins faster than that, in screens per second.
const STILL: f64 = 0.005;
const FASTEST: f64 = 8.0;
/// How strongly a flight zooms out to cover ground, ρ in van Wijk and Nuij: people like values around √2.
const BULGE: f64 = std::f64::consts::SQRT_2;

/// A movement of the picture. It starts exactly at one viewport, ends exactly at another, and never leaves limits
/// that hold both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Motion {
    from: Viewport,
    to: Viewport,
    limits: Limits,
    /// When it began, in seconds of the clock that is handed in.
    started: f64,
    /// How long it takes, in seconds; greater than 0.
    lasts: f64,
    path: Path,
}

/// The way from one viewport to the other.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Path {
    /// The length changes by equal ratios, and both edges follow it. The instant that has the same place on both
    /// screens stays there all the time.
    Straight,
    /// Out, over and in again.
    Flight(Flight),
    /// Ever slower, from this speed in days per second.
    Fling(f64),
}

impl Motion {
    /// From one viewport to another in 200 to 280 ms, fast at first. `None` where there is no way to go.
    ///
    /// Where both share some time it goes straight, so that zooming keeps in place what it zooms at, and panning
    /// doesn't zoom. Between stretches far apart it flies: van Wijk and Nuij, "Smooth and efficient zooming and
    /// panning", `InfoVis` 2003.
    pub fn glide(from: Viewport, to: Viewport, limits: Limits, started: f64) -> Option<Self> {
        if from == to || !started.is_finite() {
            return None;
        }
        let (path, length) = if from.meets(to.start(), to.end()) {
            let ratio = (to.days() / from.days()).ln().abs();
            let shift = (to.centre() - from.centre()).abs() / from.days().max(to.days());
            (Path::Straight, ratio.max(shift))
        } else {
            let flight = Flight::new(from, to);
            (Path::Flight(flight), flight.length)
        };
        let lasts = (BRIEF + PER_LENGTH * length).min(LONG);
        Some(Self { from, to, limits, started, lasts, path })
    }

    /// On from a viewport that was let go at a speed in days per second (positive is towards later), ever slower until
    /// it stands still or meets a limit. `None` when that is at once.
    pub fn fling(from: Viewport, speed: f64, limits: Limits, started: f64) -> Option<Self> {
        if !speed.is_finite() || !started.is_finite() {
            return None;
        }
        let (still, fastest) = (STILL * from.days(), FASTEST * from.days());
        let speed = speed.clamp(-fastest, fastest);
        if speed.abs() <= still {
            return None;
        }
        let room = if speed > 0.0 { limits.end - from.end() } else { from.start() - limits.start };
        // The way covered by time t is speed · DECAY · (1 − e^(−t / DECAY)).
        let share = room.max(0.0) / (speed.abs() * DECAY);
        let until_limit = if share < 1.0 { -DECAY * (-share).ln_1p() } else { f64::INFINITY };
        let lasts = (DECAY * (speed.abs() / still).ln()).min(until_limit);
        let to = coasted(from, speed, lasts).clamped(limits);
        (lasts > 0.0 && to != from).then_some(Self {
            from,
            to,
            limits,
            started,
            lasts,
            path: Path::Fling(speed),
        })
    }

    /// What is on screen at a time in seconds, of the clock that it was started with.
    pub fn at(&self, now: f64) -> Viewport {
        let progress = (now - self.started) / self.lasts;
        if progress <= 0.0 {
            return self.from;
        }
        if self.is_over(now) {
            return self.to;
        }
        match &self.path {
            Path::Straight => straight(self.from, self.to, eased(progress)),
            Path::Flight(flight) => flight.at(eased(progress)).unwrap_or(self.to).clamped(self.limits),
            Path::Fling(speed) => coasted(self.from, *speed, now - self.started).clamped(self.limits),
        }
    }

    /// Where it ends.
    pub fn goal(&self) -> Viewport {
        self.to
    }

    /// Whether it has arrived by then. A time that is no number counts as too late.
    pub fn is_over(&self, now: f64) -> bool {
        let progress = (now - self.started) / self.lasts;
        progress.is_nan() || progress >= 1.0
    }

    /// Whether it was let go by a hand, and heads for nothing in particular.
    pub fn is_fling(&self) -> bool {
        matches!(self.path, Path::Fling(_))
    }
}

/// Cubic ease-out: fast at once, so that nobody waits for an answer, and slow at the end.
fn eased(progress: f64) -> f64 {
    1.0 - (1.0 - progress).powi(3)
}

/// A share of the way, 0 to 1, by equal ratios of length.
fn straight(from: Viewport, to: Viewport, share: f64) -> Viewport {
    let ratio = (to.days() / from.days()).ln();
    // How far the edges are: the share itself when the length stays, without dividing 0 by 0.
    let along = if ratio.abs() < 1e-9 { share } else { (ratio * share).exp_m1() / ratio.exp_m1() };
    let between = |from: f64, to: f64| from + (to - from) * along;
    Viewport::new(between(from.start(), to.start()), between(from.days(), to.days())).unwrap_or(to)
}

/// Where a fling is some seconds after it was let go.
fn coasted(from: Viewport, speed: f64, seconds: f64) -> Viewport {
    from.panned(-speed * DECAY * (-seconds / DECAY).exp_m1() / from.days())
}

/// The shortest way between two stretches far apart, by van Wijk and Nuij: their `w` is the length, `u` the way of the
/// centre, `s` the length of the path.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Flight {
    centre: f64,
    days: f64,
    /// 1 towards later, -1 towards earlier.
    direction: f64,
    /// `r` at the start.
    bend: f64,
    /// The length of the whole path.
    length: f64,
}

impl Flight {
    /// The centres must differ.
    fn new(from: Viewport, to: Viewport) -> Self {
        let (w0, w1) = (from.days(), to.days());
        let way = to.centre() - from.centre();
        let u1 = way.abs();
        let (r2, r4) = (BULGE.powi(2), BULGE.powi(4));
        let bend = |w: f64, sign: f64| {
            let b = (w1 * w1 - w0 * w0 + sign * r4 * u1 * u1) / (2.0 * w * r2 * u1);
            -b.asinh()
        };
        let (r_start, r_end) = (bend(w0, 1.0), bend(w1, -1.0));
        Self {
            centre: from.centre(),
            days: w0,
            direction: way.signum(),
            bend: r_start,
            length: (r_end - r_start) / BULGE,
        }
    }

    /// A share of the way, 0 to 1.
    fn at(&self, share: f64) -> Option<Viewport> {
        let r = BULGE * share * self.length + self.bend;
        let days = self.days * self.bend.cosh() / r.cosh();
        let way = self.days / BULGE.powi(2) * (self.bend.cosh() * r.tanh() - self.bend.sinh());
        Viewport::new(self.centre + self.direction * way - days / 2.0, days)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMITS: Limits = Limits { start: -400_000.0, end: 1_200_000.0 };
    const START: f64 = 12.5;

    fn view(start: f64, days: f64) -> Viewport {
        Viewport::new(start, days).expect("valid")
    }

    /// The clock at shares of a second after the start.
    fn moments() -> impl Iterator<Item = f64> {
        (0..=400).map(|step| START + f64::from(step) / 100.0)
    }

    #[test]
    fn without_a_way_nothing_moves() {
        let here = view(1_000.0, 500.0);
        assert_eq!(Motion::glide(here, here, LIMITS, START), None);
        assert_eq!(Motion::glide(here, view(0.0, 1.0), LIMITS, f64::NAN), None);
        for speed in [0.0, 0.004 * 500.0, -0.004 * 500.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Motion::fling(here, speed, LIMITS, START), None, "{speed}");
        }
        let at_the_end = view(LIMITS.end - 500.0, 500.0);
        assert_eq!(Motion::fling(at_the_end, 1_000.0, LIMITS, START), None);
        assert!(Motion::fling(at_the_end, -1_000.0, LIMITS, START).is_some());
    }

    #[test]
    fn zooming_keeps_its_instant_in_place() {
        let from = view(1_000.0, 500.0);
        let to = from.zoomed_at(1_400.0, 3.0);
        let motion = Motion::glide(from, to, LIMITS, START).expect("a way");
        for now in moments() {
            let seen = motion.at(now);
            let share = (1_400.0 - seen.start()) / seen.days();
            assert!((share - 0.8).abs() < 1e-9, "{share} at {now}");
        }
    }

    #[test]
    fn panning_to_a_place_nearby_does_not_zoom() {
        let from = view(1_000.0, 500.0);
        let motion = Motion::glide(from, from.panned(0.8), LIMITS, START).expect("a way");
        assert!(moments().all(|now| (motion.at(now).days() - 500.0).abs() < 1e-9));
    }

    #[test]
    fn a_flight_zooms_out_to_cover_the_ground() {
        let (from, to) = (view(0.0, 30.0), view(20_000.0, 60.0));
        let motion = Motion::glide(from, to, LIMITS, START).expect("a way");
        let widest = moments().map(|now| motion.at(now).days()).fold(0.0, f64::max);
        assert!(widest > 5_000.0 && widest < 40_000.0, "{widest}");
        let just_before = motion.at(START + motion.lasts * (1.0 - 1e-6));
        assert!((just_before.start() - to.start()).abs() < 1e-3, "arrives without a jump: {just_before:?}");
    }

    #[test]
    fn a_fling_covers_a_third_of_a_second_of_its_speed() {
        let from = view(0.0, 1_000.0);
        let motion = Motion::fling(from, 1_000.0, LIMITS, START).expect("fast enough");
        assert!((motion.goal().start() - 325.0).abs() < 3.0, "{:?}", motion.goal());
        assert!(!motion.is_over(START + 1.0) && motion.is_over(START + 2.0), "{}", motion.lasts);
        let faster = Motion::fling(from, 1.0e9, LIMITS, START).expect("fast enough");
        assert!(faster.goal().start() < FASTEST * 1_000.0 * DECAY);
    }

    #[test]
    fn a_clock_without_sense_does_no_harm() {
        let (from, to) = (view(0.0, 30.0), view(20_000.0, 60.0));
        let motion = Motion::glide(from, to, LIMITS, START).expect("a way");
        assert_eq!(motion.at(f64::NEG_INFINITY), from);
        assert_eq!(motion.at(START - 1.0), from);
        for now in [f64::INFINITY, f64::NAN] {
            assert_eq!((motion.at(now), motion.is_over(now)), (to, true));
        }
    }

    /// A viewport within the limits; often short, sometimes as long as they are.
    fn viewport() -> impl Strategy<Value = Viewport> {
        (0.0..=1.0_f64, 0.0..=1.0_f64).prop_map(|(zoom, pan)| {
            let longest = LIMITS.end - LIMITS.start;
            let days = 7.0 * (longest / 7.0).powf(zoom);
            view(LIMITS.start + pan * (longest - days), days).clamped(LIMITS)
        })
    }

    fn is_inside(seen: Viewport) -> bool {
        let hair = 1e-6;
        seen.start() >= LIMITS.start - hair && seen.end() <= LIMITS.end + hair
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn a_glide_begins_and_ends_where_it_should(from in viewport(), to in viewport()) {
            let Some(motion) = Motion::glide(from, to, LIMITS, START) else {
                prop_assert_eq!(from, to);
                return Ok(());
            };
            prop_assert!((BRIEF..=LONG).contains(&motion.lasts));
            prop_assert_eq!((motion.at(START), motion.goal()), (from, to));
            prop_assert_eq!(motion.at(START + LONG + 1e-9), to);
            // It arrives: a thousandth before the end nothing is left to be seen.
            let late = motion.at(START + motion.lasts * 0.999);
            prop_assert!((late.start() - to.start()).abs() < to.days() * 1e-4, "{:?} for {:?}", late, to);
            for now in moments() {
                prop_assert!(is_inside(motion.at(now)), "{:?}", motion.at(now));
                prop_assert!(motion.at(now).days() >= from.days().min(to.days()) * (1.0 - 1e-9));
            }
        }

        /// Between stretches that share time, lengths and edges go one way only.
        #[test]
        fn a_straight_glide_never_turns_back(from in viewport(), shift in -1.0..1.0_f64, ratio in 0.001..1000.0_f64) {
            let reach = f64::midpoint(from.days(), from.days() * ratio);
            let days = from.days() * ratio;
            let to = view(from.centre() + shift * reach * 0.99 - days / 2.0, days);
            let Some(motion) = Motion::glide(from, to, LIMITS, START) else { return Ok(()) };
            prop_assert_eq!(motion.path, Path::Straight);
            let seen: Vec<Viewport> = moments().take(40).map(|now| motion.at(now)).collect();
            for read in [Viewport::days, Viewport::start, Viewport::end] {
                let (first, last) = (read(from), read(to));
                let hair = 1e-9 * (first.abs() + last.abs());
                for pair in seen.windows(2) {
                    let step = read(pair[1]) - read(pair[0]);
                    prop_assert!(step * (last - first).signum() >= -hair, "{:?}", pair);
                }
            }
        }

        #[test]
        fn a_glide_from_any_moment_starts_there(a in viewport(), b in viewport(), c in viewport(), when in 0.0..0.3_f64) {
            let Some(first) = Motion::glide(a, b, LIMITS, START) else { return Ok(()) };
            let here = first.at(START + when);
            if let Some(second) = Motion::glide(here, c, LIMITS, START + when) {
                prop_assert_eq!(second.at(START + when), here);
                prop_assert_eq!(second.at(START + when + LONG + 1e-9), c);
                prop_assert!(moments().all(|now| is_inside(second.at(now))));
            }
        }

        #[test]
        fn a_fling_goes_one_way_ever_slower_and_stops(from in viewport(), screens in -20.0..20.0_f64) {
            let Some(motion) = Motion::fling(from, screens * from.days(), LIMITS, START) else { return Ok(()) };
            prop_assert_eq!(motion.at(START), from);
            prop_assert!(motion.is_over(START + 2.5), "{}", motion.lasts);
            prop_assert_eq!(motion.at(START + 2.5), motion.goal());
            let seen: Vec<Viewport> = moments().map(|now| motion.at(now)).collect();
            let hair = 1e-9 * (LIMITS.end - LIMITS.start);
            let steps: Vec<f64> =
                seen.windows(2).map(|pair| (pair[1].start() - pair[0].start()) * screens.signum()).collect();
            prop_assert!(steps.iter().all(|step| *step >= -hair), "turns back");
            prop_assert!(steps.windows(2).all(|pair| pair[1] <= pair[0] + hair), "gains speed");
            prop_assert!(seen.iter().all(|seen| is_inside(*seen) && (seen.days() - from.days()).abs() < hair));
        }
    }
}
