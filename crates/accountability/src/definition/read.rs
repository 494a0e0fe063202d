//! Reading an indicator set's JSON by hand, so that every error names figure and field.
//!
//! A field that is not known is refused: a misspelt one would silently mean something else. One that is there twice is
//! refused too: which of the two is meant nobody can say.

use std::collections::BTreeMap;

use domain::ids::{ComponentCode, SisaCode};
use domain::money::AccountingYear;

use super::json::Json;
use super::shown::{cut, unshown};
use super::words::Word;
use super::{
    Concerns, Definition, DefinitionError, Derivation, FORMAT, Figure, FigureId, Label, Origin, Problem,
    Selection, Wanted, When,
};

/// An object whose fields are taken one by one; what is left over at the end is no field.
struct Fields {
    /// The figure it is about, or nothing for the set.
    figure: Option<String>,
    /// What stands before a field's name: `label.` for those of a label.
    within: &'static str,
    fields: BTreeMap<String, Json>,
}

pub(super) fn definition(text: &str) -> Result<Definition, DefinitionError> {
    let value: Json = serde_json::from_str(text)
        .map_err(|error| DefinitionError::NotJson { line: error.line(), column: error.column() })?;
    let mut set = Fields::of_set(value)?;
    let format: String = set.text("format", 64)?;
    if format != FORMAT {
        return Err(set.wrong("format", Problem::Format { found: cut(&format) }));
    }
    let name = set.label("name")?;
    let sisa_code =
        set.parsed_or_none("sisa_code", "a SiSa code such as B2", |text| SisaCode::new(text).ok())?;
    let year = set.year("year")?;
    let source = set.said("source", 4_000)?;
    let figures = set.list("figures", Definition::MOST_FIGURES)?;
    set.end()?;
    let figures = figures.into_iter().enumerate().map(|(index, value)| figure(index + 1, value));
    let figures = figures.collect::<Result<_, _>>()?;
    Ok(Definition { name, sisa_code, year, source, figures })
}

fn figure(number: usize, value: Json) -> Result<Figure, DefinitionError> {
    let mut figure = Fields::of_figure(number, value)?;
    let id = figure.parsed("id", "1 to 32 letters, digits and . _ / -", |text| FigureId::new(text).ok())?;
    let label = figure.label("label")?;
    let (kind, audit) = (figure.word("kind")?, figure.word("audit")?);
    let origin = figure.word("origin")?;
    let source = match figure.fields.contains_key("source") {
        true => Some(figure.said("source", 1_000)?),
        false => None,
    };
    if origin == Origin::Sourced && source.is_none() {
        return Err(figure.wrong("source", Problem::SourceMissing));
    }
    let inner = figure.take("derivation")?;
    let derivation = derivation(figure.object("derivation", inner, "derivation.")?)?;
    figure.end()?;
    Ok(Figure { id, label, kind, audit, origin, source, derivation })
}

fn derivation(mut from: Fields) -> Result<Derivation, DefinitionError> {
    const OPERATIONS: [&str; 6] = ["count", "sum", "add", "subtract", "received", "final_account"];
    let mut found = OPERATIONS.into_iter().filter(|name| from.fields.contains_key(*name));
    let (Some(operation), None) = (found.next(), found.next()) else {
        return Err(from.wrong("", Problem::Derivation));
    };
    let derivation = match operation {
        "count" => {
            let counting = from.word("count")?;
            let (of, what) = (from.components()?, from.words("what")?);
            let when = from.word("when")?;
            let (kinds, standing, concerns) = (Vec::new(), Wanted::Counted, Concerns::Any);
            Derivation::Count { counting, of: Selection { of, what, kinds, standing, concerns, when } }
        }
        "sum" => {
            from.only("sum", "cents")?;
            let (of, what, kinds) = (from.components()?, from.words("what")?, from.words("kinds")?);
            let standing = from.word_or("standing", Wanted::Counted)?;
            let concerns = from.word_or("concerns", Concerns::Any)?;
            let when = from.word("when")?;
            Derivation::Sum { of: Selection { of, what, kinds, standing, concerns, when } }
        }
        "add" => Derivation::Add(from.figures("add")?),
        "subtract" => Derivation::Subtract(from.at_least_two("subtract")?),
        "received" => {
            from.only("received", "advance")?;
            Derivation::ReceivedAdvance(from.word::<When>("when")?)
        }
        _ => match from.take("final_account")? {
            Json::Bool(true) => Derivation::FinalAccount,
            _ => return Err(from.wrong("final_account", Problem::NotA { expected: "true" })),
        },
    };
    from.end()?;
    Ok(derivation)
}

impl Fields {
    fn of_set(value: Json) -> Result<Self, DefinitionError> {
        let mut set = Self { figure: None, within: "", fields: BTreeMap::new() };
        set.fields = set.map("", value)?;
        Ok(set)
    }

    fn of_figure(number: usize, value: Json) -> Result<Self, DefinitionError> {
        let id = own_id(&value).unwrap_or_else(|| format!("no. {number}"));
        let mut figure = Self { figure: Some(id), within: "", fields: BTreeMap::new() };
        figure.fields = figure.map("", value)?;
        Ok(figure)
    }

    fn object(&self, name: &str, value: Json, within: &'static str) -> Result<Self, DefinitionError> {
        Ok(Self { figure: self.figure.clone(), within, fields: self.map(name, value)? })
    }

    fn map(&self, name: &str, value: Json) -> Result<BTreeMap<String, Json>, DefinitionError> {
        let Json::Object(members) = value else {
            return Err(self.wrong(name, Problem::NotA { expected: "an object" }));
        };
        let mut fields = BTreeMap::new();
        for (member, value) in members {
            if fields.contains_key(&member) {
                let field = if name.is_empty() { member.clone() } else { format!("{name}.{member}") };
                return Err(self.wrong(&field, Problem::Twice { found: cut(&member) }));
            }
            fields.insert(member, value);
        }
        Ok(fields)
    }

    /// An error about a field; about the object itself when the name is empty.
    fn wrong(&self, name: &str, problem: Problem) -> DefinitionError {
        let field = format!("{}{}", self.within, cut(name));
        let field = field.trim_end_matches('.').to_owned();
        match &self.figure {
            Some(figure) => DefinitionError::Figure { figure: figure.clone(), field, problem },
            None => DefinitionError::Set { field, problem },
        }
    }

    fn take(&mut self, name: &str) -> Result<Json, DefinitionError> {
        self.fields.remove(name).ok_or_else(|| self.wrong(name, Problem::Missing))
    }

    /// That no field is left over.
    fn end(&self) -> Result<(), DefinitionError> {
        self.fields.keys().next().map_or(Ok(()), |name| Err(self.wrong(name, Problem::NotAField)))
    }

    fn text(&mut self, name: &str, most: usize) -> Result<String, DefinitionError> {
        match self.take(name)? {
            Json::Text(text) if (1..=most).contains(&text.chars().count()) => {
                match text.chars().find(unshown) {
                    Some(char) => Err(self.wrong(name, Problem::NotShown { char })),
                    None => Ok(text),
                }
            }
            _ => Err(self.wrong(name, Problem::NoText { most })),
        }
    }

    /// A text in both languages, or one text that is for both.
    fn said(&mut self, name: &'static str, most: usize) -> Result<Label, DefinitionError> {
        match self.fields.get(name) {
            Some(Json::Object(_)) => self.both(name, "source.", most),
            _ => self.text(name, most).map(|text| Label { nl: text.clone(), en: text }),
        }
    }

    fn parsed<T>(
        &mut self,
        name: &str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, DefinitionError> {
        let value = self.take(name)?;
        let found = value.as_str().and_then(read);
        found.ok_or_else(|| self.wrong(name, Problem::NotA { expected }))
    }

    fn parsed_or_none<T>(
        &mut self,
        name: &str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, DefinitionError> {
        match self.fields.contains_key(name) {
            true => self.parsed(name, expected, read).map(Some),
            false => Ok(None),
        }
    }

    fn year(&mut self, name: &str) -> Result<AccountingYear, DefinitionError> {
        let value = self.take(name)?;
        let year = match value {
            Json::Whole(year) => i16::try_from(year).ok(),
            _ => None,
        };
        let year = year.and_then(|year| AccountingYear::new(year).ok());
        year.ok_or_else(|| self.wrong(name, Problem::NotA { expected: "a year from 2000 to 2099" }))
    }

    fn label(&mut self, name: &'static str) -> Result<Label, DefinitionError> {
        self.both(name, if name == "name" { "name." } else { "label." }, 300)
    }

    fn both(&mut self, name: &str, within: &'static str, most: usize) -> Result<Label, DefinitionError> {
        let value = self.take(name)?;
        let mut label = self.object(name, value, within)?;
        let (nl, en) = (label.text("nl", most)?, label.text("en", most)?);
        label.end()?;
        Ok(Label { nl, en })
    }

    fn word<T: Word>(&mut self, name: &str) -> Result<T, DefinitionError> {
        let value = self.take(name)?;
        self.meant(name, &value)
    }

    fn word_or<T: Word>(&mut self, name: &str, otherwise: T) -> Result<T, DefinitionError> {
        if self.fields.contains_key(name) { self.word(name) } else { Ok(otherwise) }
    }

    fn meant<T: Word>(&self, name: &str, value: &Json) -> Result<T, DefinitionError> {
        let Some(found) = value.as_str() else {
            return Err(self.wrong(name, Problem::NotA { expected: "a word" }));
        };
        let meant = T::WORDS.iter().find(|(word, _)| *word == found).map(|(_, meant)| *meant);
        meant.ok_or_else(|| {
            let known = T::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            self.wrong(name, Problem::Word { found: cut(found), known })
        })
    }

    fn only(&mut self, name: &str, word: &str) -> Result<(), DefinitionError> {
        match self.take(name)? {
            Json::Text(found) if found == word => Ok(()),
            Json::Text(found) => {
                Err(self.wrong(name, Problem::Word { found: cut(&found), known: word.to_owned() }))
            }
            _ => Err(self.wrong(name, Problem::NotA { expected: "a word" })),
        }
    }

    fn list(&mut self, name: &str, most: usize) -> Result<Vec<Json>, DefinitionError> {
        match self.take(name)? {
            Json::List(entries) if entries.len() > most => {
                Err(self.wrong(name, Problem::TooMany { found: entries.len(), most }))
            }
            Json::List(entries) if !entries.is_empty() => Ok(entries),
            _ => Err(self.wrong(name, Problem::NotA { expected: "a list with an entry" })),
        }
    }

    /// A list of different entries; empty when the field is not there.
    fn entries<T: PartialEq>(
        &mut self,
        name: &str,
        read: impl Fn(&Self, &Json) -> Result<T, DefinitionError>,
    ) -> Result<Vec<T>, DefinitionError> {
        if !self.fields.contains_key(name) {
            return Ok(Vec::new());
        }
        let mut read_so_far = Vec::new();
        for value in self.list(name, Definition::MOST_ENTRIES)? {
            let entry = read(self, &value)?;
            if read_so_far.contains(&entry) {
                let found = cut(value.as_str().unwrap_or_default());
                return Err(self.wrong(name, Problem::Twice { found }));
            }
            read_so_far.push(entry);
        }
        Ok(read_so_far)
    }

    fn words<T: Word + PartialEq>(&mut self, name: &str) -> Result<Vec<T>, DefinitionError> {
        self.entries(name, |fields, value| fields.meant(name, value))
    }

    fn components(&mut self) -> Result<Vec<ComponentCode>, DefinitionError> {
        self.entries("of", |fields, value| {
            let code = value.as_str().and_then(|text| ComponentCode::new(text).ok());
            code.ok_or_else(|| fields.wrong("of", Problem::NotA { expected: "a list of component codes" }))
        })
    }

    fn figures(&mut self, name: &str) -> Result<Vec<FigureId>, DefinitionError> {
        self.entries(name, |fields, value| {
            let id = value.as_str().and_then(|text| FigureId::new(text).ok());
            id.ok_or_else(|| fields.wrong(name, Problem::NotA { expected: "a list of figures" }))
        })
    }

    fn at_least_two(&mut self, name: &str) -> Result<Vec<FigureId>, DefinitionError> {
        let figures = self.figures(name)?;
        match figures.len() {
            0 | 1 => Err(self.wrong(name, Problem::TooFew { found: figures.len(), least: 2 })),
            _ => Ok(figures),
        }
    }
}

/// The id of a figure before it is read, to name it by; none when it has none, or two.
fn own_id(figure: &Json) -> Option<String> {
    let Json::Object(members) = figure else { return None };
    let mut ids = members.iter().filter(|(name, _)| name == "id").map(|(_, id)| id.as_str());
    match (ids.next(), ids.next()) {
        (Some(Some(id)), None) => FigureId::new(id).ok().map(String::from),
        _ => None,
    }
}
