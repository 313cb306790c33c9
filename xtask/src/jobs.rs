//! Test programs that run side by side, one for each processor, and those that need the machine to themselves after
//! them.

use crate::report::Count;
use crate::run::{Result, root};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// A test program.
pub struct Job {
    pub name: String,
    pub command: Command,
    /// Whether it measures time, and therefore shares the processors with no other job.
    pub alone: bool,
    /// Whether it is right that it runs no test.
    pub may_be_empty: bool,
}

impl Job {
    /// Runs it, passes its output on line by line, and counts its tests.
    pub fn run(&mut self, show: &mut dyn FnMut(&str)) -> Result<Count> {
        let count = counted(&mut self.command, show)?;
        if count == Count::default() && !self.may_be_empty {
            return Err(format!("{:?} ran no test", self.command));
        }
        Ok(count)
    }
}

/// The result of a job or of a stage.
pub struct Outcome {
    pub name: String,
    pub count: Count,
    pub time: Duration,
}

impl Outcome {
    /// Does the work, and prints its name and result.
    pub fn of(name: &str, work: impl FnOnce() -> Result<Count>) -> Self {
        println!("\n== {name}");
        let begun = Instant::now();
        let count = work().unwrap_or_else(|why| {
            println!("{why}");
            Count::check(false)
        });
        let outcome = Self { name: name.to_owned(), count, time: begun.elapsed() };
        println!("== {}", outcome.line());
        outcome
    }

    /// One line: `lesson: 12 passed, 0 failed, 34 s`.
    fn line(&self) -> String {
        let Count { passed, failed } = self.count;
        format!("{}: {passed} passed, {failed} failed, {} s", self.name, self.time.as_secs())
    }
}

/// How many jobs run at a time.
pub fn width() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Runs all jobs and returns their results. Those that took longest the last time start first, so that no long one is
/// left for the end; new ones start before them.
pub fn run_all(jobs: Vec<Job>) -> Vec<Outcome> {
    let last = Times::read();
    let outcomes = run_side_by_side(jobs, &last);
    last.with(&outcomes).write();
    outcomes
}

fn run_side_by_side(jobs: Vec<Job>, last: &Times) -> Vec<Outcome> {
    let (mut alone, shared): (Vec<Job>, Vec<Job>) = jobs.into_iter().partition(|job| job.alone);
    let mut shared = queue(shared, last);
    let width = width().min(shared.len());
    if width < 2 {
        alone.append(&mut shared);
    }
    let queue = Mutex::new(shared);
    let done = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..width {
            scope.spawn(|| {
                while let Some(job) = next(&queue) {
                    let outcome = run_beside_others(job);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push(outcome);
                }
            });
        }
    });
    let mut outcomes = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    for mut job in alone {
        outcomes.push(Outcome::of(&job.name.clone(), || job.run(&mut |line| println!("{line}"))));
    }
    outcomes
}

/// The jobs from the last to the first that starts. New jobs keep their order.
fn queue(mut jobs: Vec<Job>, last: &Times) -> Vec<Job> {
    jobs.reverse();
    jobs.sort_by_key(|job| last.0.get(&job.name).copied().unwrap_or(u64::MAX));
    jobs
}

fn next(queue: &Mutex<Vec<Job>>) -> Option<Job> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

/// Runs a job, and prints its output in one piece when it has ended.
fn run_beside_others(mut job: Job) -> Outcome {
    println!("-- {} begins", job.name);
    let begun = Instant::now();
    let mut shown = String::new();
    let result = job.run(&mut |line| shown += &format!("{line}\n"));
    let count = result.unwrap_or_else(|why| {
        shown += &format!("{why}\n");
        Count::check(false)
    });
    let outcome = Outcome { name: job.name, count, time: begun.elapsed() };
    println!("\n== {}\n{shown}== {}", outcome.name, outcome.line());
    outcome
}

/// Runs a test program, passes its output on, and counts its tests. A program that fails without reporting a failed
/// test counts as one: it did not reach its tests.
fn counted(command: &mut Command, show: &mut dyn FnMut(&str)) -> Result<Count> {
    let shown = format!("{command:?}");
    let failed = |why: std::io::Error| format!("{shown}: {why}");
    // Both outputs in one pipe, in their order.
    let (output, input) = std::io::pipe().map_err(failed)?;
    command.stdin(Stdio::null()).stdout(input.try_clone().map_err(failed)?).stderr(input);
    let mut child = command.spawn().map_err(failed)?;
    // The command must not keep the pipe open when the child has ended.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut count = Count::default();
    for line in BufReader::new(output).split(b'\n') {
        let line = String::from_utf8_lossy(&line.map_err(failed)?).into_owned();
        count.read(&line);
        show(&line);
    }
    let status = child.wait().map_err(failed)?;
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// How many milliseconds each job took when it last ran.
#[derive(Default)]
struct Times(HashMap<String, u64>);

const TIMES: &str = "target/test-times.txt";

impl Times {
    fn read() -> Self {
        let text = fs::read_to_string(root().join(TIMES)).unwrap_or_default();
        let entry = |line: &str| {
            let (time, name) = line.split_once(' ')?;
            Some((name.to_owned(), time.parse().ok()?))
        };
        Self(text.lines().filter_map(entry).collect())
    }

    fn with(mut self, outcomes: &[Outcome]) -> Self {
        let time = |outcome: &Outcome| u64::try_from(outcome.time.as_millis()).unwrap_or(u64::MAX);
        self.0.extend(outcomes.iter().map(|outcome| (outcome.name.clone(), time(outcome))));
        self
    }

    /// Errors are ignored: only the order of jobs depends on this file.
    fn write(&self) {
        let mut lines: Vec<String> = self.0.iter().map(|(name, time)| format!("{time} {name}\n")).collect();
        lines.sort();
        let path = root().join(TIMES);
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, lines.concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A job of cargo itself, which is where these tests run.
    fn job(arguments: &[&str]) -> Job {
        let mut command = crate::run::cargo();
        command.args(arguments);
        Job { name: arguments.join(" "), command, alone: false, may_be_empty: false }
    }

    #[test]
    fn a_program_that_fails_has_failed_a_test() {
        let count = job(&["no-such-command"]).run(&mut |_| ());
        assert_eq!(count, Ok(Count { passed: 0, failed: 1 }));
    }

    #[test]
    fn a_program_without_a_test_has_failed_unless_that_is_right() {
        let mut job = job(&["--version"]);
        let mut lines = Vec::new();
        let count = job.run(&mut |line| lines.push(line.to_owned()));
        assert!(count.is_err_and(|why| why.ends_with("ran no test")));
        assert!(matches!(&lines[..], [line] if line.starts_with("cargo ")), "{lines:?}");
        job.may_be_empty = true;
        assert_eq!(job.run(&mut |_| ()), Ok(Count::default()));
    }

    #[test]
    fn new_jobs_start_first_then_the_longest() {
        let names = ["--version", "-V", "--list", "--help"];
        let times = Times([("--list", 5), ("-V", 9)].map(|(name, time)| (name.to_owned(), time)).into());
        let queue = queue(names.map(|name| job(&[name])).into(), &times);
        let order: Vec<&str> = queue.iter().rev().map(|job| job.name.as_str()).collect();
        assert_eq!(order, ["--version", "--help", "-V", "--list"]);
    }

    #[test]
    fn each_job_has_an_outcome() {
        let jobs = vec![job(&["--version"]), Job { alone: true, ..job(&["--list"]) }, job(&["-V"])];
        let mut names: Vec<String> =
            run_side_by_side(jobs, &Times::default()).into_iter().map(|job| job.name).collect();
        names.sort();
        assert_eq!(names, ["--list", "--version", "-V"]);
    }
}
