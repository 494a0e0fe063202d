//! What a person sees: titles, lines in colours where there are colours, and progress.
//!
//! Colours and moving bars are for terminals only; `NO_COLOR` and a dumb terminal mean no colours. Without a terminal
//! progress is a few plain lines.

use std::{
    fmt::Display,
    io::{IsTerminal as _, Stdout, Write},
    sync::{Arc, Mutex, PoisonError},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::words::{self, Told};
use crate::output::Language;

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// What one should not miss.
    Strong,
    /// What is there for who looks for it.
    Faint,
    /// Something went well.
    Good,
    /// Something is wrong.
    Bad,
}

/// Where lines go; locked for one line at a time.
type Lines = Arc<Mutex<dyn Write + Send>>;

/// Where the demonstration is shown.
pub(crate) struct Screen {
    /// The language of what is shown.
    pub(crate) language: Language,
    colours: bool,
    moving: bool,
    lines: Lines,
}

impl Screen {
    /// Standard output.
    pub(crate) fn standard_output(language: Language) -> Self {
        let stdout: Stdout = std::io::stdout();
        let terminal = stdout.is_terminal();
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        let colours = terminal && !dumb && set("NO_COLOR").is_none();
        Self { colours, moving: terminal && !dumb, ..Self::plain(language, Arc::new(Mutex::new(stdout))) }
    }

    /// Lines without colours, for whoever reads them.
    pub(crate) fn plain(language: Language, lines: Arc<Mutex<impl Write + Send + 'static>>) -> Self {
        Self { language, colours: false, moving: false, lines }
    }

    /// The sentence in the language of this screen.
    pub(crate) fn say(&self, told: Told) -> &'static str {
        told.in_language(self.language)
    }

    /// Text with a look, where there are colours.
    pub(crate) fn look(&self, text: &str, look: Look) -> String {
        if !self.colours {
            return text.to_owned();
        }
        let code = match look {
            Look::Strong => 1,
            Look::Faint => 2,
            Look::Good => 32,
            Look::Bad => 31,
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// The title of a part.
    pub(crate) fn title(&self, text: &str) {
        write(&self.lines, format_args!("\n{}\n", self.look(text, Look::Strong)));
    }

    /// A line of explanation.
    pub(crate) fn note(&self, text: &str) {
        self.line(self.look(text, Look::Faint));
    }

    /// A line.
    pub(crate) fn line(&self, text: impl Display) {
        write(&self.lines, format_args!("  {text}"));
    }

    /// An empty line.
    pub(crate) fn gap(&self) {
        write(&self.lines, "");
    }

    /// Progress of so many pieces of work, named in the plural.
    pub(super) fn progress(&self, work: u64, what: Told) -> Progress {
        let target = if self.moving { ProgressDrawTarget::stdout() } else { ProgressDrawTarget::hidden() };
        let template = if self.colours {
            "  {bar:40.green/dim} {pos}/{len} {msg}"
        } else {
            "  {bar:40} {pos}/{len} {msg}"
        };
        let style = ProgressStyle::with_template(template).expect("the template is well formed");
        let bar = ProgressBar::with_draw_target(Some(work), target)
            .with_style(style.progress_chars("━━╌"))
            .with_message(self.say(what));
        let lines = (!self.moving).then(|| self.lines.clone());
        Progress { bar, what: self.say(what), language: self.language, lines }
    }
}

/// Writes a line. A reader that has gone away is nobody's error.
fn write(lines: &Lines, text: impl Display) {
    let mut lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
    drop(writeln!(lines, "{text}"));
}

/// Progress of some work, gone from the screen when it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    what: &'static str,
    language: Language,
    /// Where plain lines go, when no bar moves.
    lines: Option<Lines>,
}

impl Progress {
    /// One more piece of work is done. Without a terminal this is said at every quarter.
    pub(super) fn one_more(&self) {
        self.bar.inc(1);
        let (done, work) = (self.bar.position(), self.bar.length().unwrap_or(0));
        if let Some(lines) = self.lines.as_ref().filter(|_| is_quarter(done, work)) {
            let (done, work) = (words::count(done, self.language), words::count(work, self.language));
            write(lines, format_args!("  {done}/{work} {}", self.what));
        }
    }
}

/// Whether this piece of work is the one that completes a quarter of it.
pub(super) fn is_quarter(done: u64, work: u64) -> bool {
    done > 0 && done * 4 / work.max(1) > (done - 1) * 4 / work.max(1)
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
