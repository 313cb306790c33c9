//! The pages for teachers: their links open, and their numbers are those of the lesson.

use super::tests::tried;
use super::*;
use crate::nn::activation::Activation;

/// The pages for teachers, without their marks.
const TEACHER: [&str; 2] =
    [include_str!("../../../static/teacher.html"), include_str!("../../../static/teacher.bn.html")];

#[test]
fn every_link_of_the_pages_for_teachers_opens_a_scene_and_every_section_is_there() {
    let links = |page: &'static str| -> Vec<String> {
        page.split("href=\"./?")
            .skip(1)
            .filter_map(|part| part.split('"').next())
            .map(|link| link.replace("&amp;", "&"))
            .collect()
    };
    for page in TEACHER {
        let links = links(page);
        for link in &links {
            assert_eq!(super::super::state::read(link, "").1, [], "{link}");
        }
        for section in OUTLINE.sections {
            assert!(links.iter().any(|link| link.contains(&format!("lesson={section}&"))), "{section}");
        }
    }
    assert_eq!(links(TEACHER[0]).len(), links(TEACHER[1]).len());
}

#[test]
fn english_words_of_the_bengali_page_for_teachers_say_that_they_are_english() {
    let body = TEACHER[1].split("<body>").nth(1).expect("a body");
    let mut open: Vec<&str> = Vec::new();
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a whole tag");
        if tag.starts_with('/') {
            open.pop();
        } else {
            open.push(tag);
        }
        let english = open.iter().any(|tag| tag.contains("lang=\"en\"") || *tag == "code");
        // Names of quantities, such as w and E, are symbols.
        let word = text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() > 1);
        assert!(english || word.is_none(), "{word:?} in {text}");
    }
}

#[test]
fn the_plan_for_a_lesson_of_45_minutes_leaves_no_section_out() {
    for page in TEACHER {
        let plan = page.split("</table>").next().expect("the plan");
        for section in OUTLINE.sections {
            assert!(plan.contains(&format!("lesson={section}&")), "{section}");
        }
    }
}

#[test]
fn the_numbers_of_the_pages_for_teachers_are_those_of_the_lecture() {
    let steps = Question::LossOfTen.trial().steps.to_string();
    let loss = format!("{:.3}", tried(Section::Meaning, Question::LossOfTen.trial(), 1).now.loss);
    let share = format!("{:.3}", tried(Section::Why, Trial { change: &[], steps: 0 }, 1).share());
    let product = format!("{:.5}", Activation::Sigmoid.sup_act_grad().powi(5));
    for page in TEACHER {
        for number in [&steps, &loss, &share, &product] {
            assert!(page.contains(number.as_str()), "{number}");
        }
    }
}
