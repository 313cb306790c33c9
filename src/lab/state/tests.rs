//! Claims about states, with the hostile inputs that `docs/contract/EMBED.md` names.

use super::keys::{EXPERIMENT, OTHER};
use super::*;
use crate::lab::experiment::{Batch, Experiment, Skip};
use crate::lab::lesson::Section;
use crate::lab::quantity::Quantity;
use crate::nn::{activation::Activation, init::Init, optimizer::Optimizer, scalar::Dtype};
use serde_json::{Value, json};

pub fn quiet(query: &str) -> State {
    let (state, notices) = read(query, "");
    assert_eq!(notices, [], "{query}");
    state
}

pub fn set(partial: Value, base: &State) -> State {
    let (state, notices) = from_json(&partial, base).expect("a well-formed state");
    assert_eq!(notices, [], "{partial}");
    state
}

#[test]
fn nothing_said_is_the_default_state() {
    for query in ["", "?", "#", "v=1", "?v=1", "&&", "unknown=5", "endpoint=x&fetch=y&actor=z"] {
        assert_eq!(quiet(query), State::default(), "{query}");
    }
    assert_eq!(write(&State::default()), "v=1");
}

#[test]
fn names_that_lms_launchers_use_are_not_ours() {
    for name in ["endpoint", "fetch", "actor", "registration", "activityId"] {
        assert_eq!(super::keys::known(name), None);
        assert_eq!(quiet(&format!("{name}=1&b.{name}=1")), State::default());
    }
}

#[test]
fn every_key_of_the_contract_can_be_said() {
    let state = quiet(
        "?v=1&depth=20&width=64&act=leaky-relu&init=torch-default&gain=1.5&bias=0.5&norm=batch&skip=1&data=xor\
         &noise=0.3&points=300&loss=mse&opt=adam&lr=1e-3&batch=16&clip=5&seed=4294967295&dtype=float32&freeze=2,1\
         &b.act=gelu\
         &lang=bn&num=beng&theme=dark&motion=reduce&embed=1&hide=lr,controls&lock=b.depth,share\
         &charts=loss,gradients&view=inside&quantity=grad-w&zrange=16&speed=slow&play=1&steps=500&lesson=why-sigmoid&id=frame%201",
    );
    let first = &state.experiment;
    assert_eq!((first.depth, first.width, first.activation), (20, 64, Activation::LeakyRelu));
    assert_eq!((first.init, first.gain, first.bias), (Init::TorchDefault, 1.5, Some(0.5)));
    assert_eq!((first.skip, first.noise, first.points, first.batch), (Skip::On, 0.3, 300, Batch::Mini(16)));
    assert_eq!((first.optimizer, first.learning_rate, first.clip), (Optimizer::Adam, 1e-3, 5.0));
    assert_eq!((first.seed, first.dtype), (u32::MAX, Dtype::Float32));
    assert_eq!(first.frozen, [1, 2]);
    let second = Experiment { activation: Activation::Gelu, ..first.clone() };
    assert_eq!(state.duel, Some(second));
    assert_eq!((state.language, state.numerals), (Language::Bn, Numerals::Bengali));
    assert_eq!((state.theme, state.motion), (Theme::Dark, Motion::Reduce));
    assert_eq!((state.embed, state.play, state.steps), (true, true, Some(500)));
    assert_eq!((&state.hide[..], &state.lock[..]), (&["lr", "controls"][..], &["b.depth", "share"][..]));
    assert!(state.hides("lr") && !state.hides("depth") && state.locks("share"));
    assert_eq!(state.charts, [Chart::Loss, Chart::Gradients]);
    assert_eq!(
        (state.view, state.quantity, state.z_range),
        (Chart::Inside, Quantity::GradW, ZRange::Sixteen)
    );
    assert_eq!(state.speed, Speed::Slow);
    assert_eq!((state.lesson, state.id.as_deref()), (Some(Section::Why), Some("frame 1")));
}

#[test]
fn the_fragment_wins_over_the_query_without_a_notice() {
    let (state, notices) = read("?depth=5&width=7", "#depth=9");
    assert_eq!((state.experiment.depth, state.experiment.width), (9, 7));
    assert_eq!(notices, []);
}

#[test]
fn of_a_duplicate_the_last_counts_with_one_notice() {
    for (query, fragment) in [("depth=5&depth=6&depth=7", ""), ("", "depth=5&depth=6&depth=7")] {
        let (state, notices) = read(query, fragment);
        assert_eq!(state.experiment.depth, 7);
        assert_eq!(notices, [Notice::Duplicate { key: "depth" }]);
    }
}

#[test]
fn numbers_out_of_range_are_clamped_with_a_notice() {
    for (text, depth) in [("0", 1), ("-5", 1), ("101", 100), ("1e999", 100), ("-1e999", 1), ("100.4", 100)] {
        let (state, notices) = read(&format!("depth={text}"), "");
        assert_eq!(state.experiment.depth, depth);
        let taken = depth.to_string();
        assert_eq!(
            notices,
            [Notice::Clamped { key: "depth", value: text.into(), min: 1.0, max: 100.0, taken }]
        );
    }
    assert_eq!(read("seed=4294967296", "").0.experiment.seed, u32::MAX);
    assert_eq!(read("lr=0", "").0.experiment.learning_rate, 1e-6);
    assert_eq!(read("batch=0", "").0.experiment.batch, Batch::Mini(1));
    assert_eq!(read("steps=0", "").0.steps, Some(1));
    assert_eq!(read("clip=-1", "").0.experiment.clip, 0.0);
    assert_eq!(read("v=2", "").1.len(), 1);
}

#[test]
fn unreadable_values_take_the_default_with_a_notice() {
    let words =
        ["", "NaN", "nan", "inf", "-inf", "Infinity", "ten", "0x10", "1_0", "1,5", "%", "%zz", "%ff", "--1"];
    for key in ["depth", "act", "gain", "batch", "embed", "seed", "theme", "clip", "noise", "skip", "dtype"] {
        for word in words {
            let (state, notices) = read(&format!("{key}={word}"), "");
            assert_eq!(state, State::default(), "{key}={word}");
            assert!(matches!(notices[..], [Notice::Unreadable { .. }]), "{key}={word}: {notices:?}");
            assert_eq!(notices[0].key(), key);
        }
    }
    assert_eq!(read("depth", "").1.len(), 1);
    let (state, notices) = read("preset=nonsense&depth=5", "");
    assert_eq!((state.preset, state.experiment.depth), (None, 5));
    assert_eq!(notices, [Notice::UnknownPreset { value: "nonsense".into() }]);
}

#[test]
fn frozen_layers_are_a_sorted_list_that_a_link_keeps() {
    for text in ["1,3,11", "11,3,1", "3,1,3,11,1", " 1 , 3.0,1.1e1", ",1,,3,11,"] {
        let state = quiet(&format!("freeze={text}"));
        assert_eq!(state.experiment.frozen, [1, 3, 11], "{text}");
        assert_eq!(write(&state), "v=1&freeze=1,3,11");
        assert_eq!(to_json(&state)["freeze"], "1,3,11");
    }
    let beyond = quiet("depth=2&freeze=1,101");
    assert_eq!(beyond.experiment.frozen, [1, 101], "what a deeper network would freeze is kept");
    assert_eq!(write(&beyond), "v=1&depth=2&freeze=1,101");
    let duel = quiet("freeze=1&b.freeze=2");
    assert_eq!((duel.experiment.frozen, duel.duel.expect("a duel").frozen), (vec![1], vec![2]));
}

#[test]
fn frozen_layers_that_are_none_are_left_out_with_one_notice() {
    let unreadable = |value: &str, taken: &str| {
        [Notice::Unreadable { key: "freeze", value: value.into(), taken: taken.into() }]
    };
    for (text, frozen) in [("1,x,3", vec![1, 3]), ("0,102,1,1e999", vec![1]), ("2.5,NaN,-1,101", vec![101])] {
        let (state, notices) = read(&format!("freeze={text}"), "");
        assert_eq!(state.experiment.frozen, frozen, "{text}");
        assert_eq!(notices, unreadable(text, &write(&state)["v=1&freeze=".len()..]));
    }
    for text in ["x", "0", "102", "all", "1;2"] {
        let (state, notices) = read(&format!("freeze={text}"), "");
        assert_eq!(state, State::default());
        assert_eq!(notices, unreadable(text, ""));
    }
    assert_eq!(quiet("freeze="), State::default());
}

#[test]
fn ids_that_hide_lock_and_charts_do_not_know_are_left_out_with_one_notice() {
    for (key, text, taken) in [
        ("hide", "lr,nonsens,controls,LR", "lr,controls"),
        ("lock", "dept, b.depth", "b.depth"),
        ("charts", "los,gradients,los", "gradients"),
        ("charts", "los", ""),
    ] {
        let (state, notices) = read(&format!("{key}={text}"), "");
        assert_eq!(
            notices,
            [Notice::Unreadable { key, value: text.into(), taken: taken.into() }],
            "{key}={text}"
        );
        assert_eq!(value_of(&state, key).unwrap_or_default(), taken);
    }
    // A comma too many is no id, and an id that is said twice is known.
    assert_eq!(quiet("hide=lr,,seed,&charts=&lock=lr,lr").hide, ["lr", "seed"]);
}

#[test]
fn a_message_may_freeze_by_a_number_a_text_or_an_array() {
    let base = State::default();
    for layers in [json!("3,1"), json!([1, 3]), json!(["1", 3, 1.0])] {
        assert_eq!(set(json!({ "freeze": layers }), &base).experiment.frozen, [1, 3]);
    }
    assert_eq!(set(json!({ "b.freeze": [2] }), &base).duel.expect("a duel").frozen, [2]);
    let frozen = set(json!({ "freeze": 4 }), &base);
    assert_eq!(frozen.experiment.frozen, [4]);
    assert_eq!(set(json!({ "width": 8 }), &frozen).experiment.frozen, [4]);
    for nothing in [json!(null), json!(""), json!([])] {
        assert_eq!(set(json!({ "freeze": nothing }), &frozen), base);
    }
    for unfit in [json!([[1]]), json!([{}]), json!([true]), json!({})] {
        let error = from_json(&json!({ "freeze": unfit }), &base);
        assert_eq!(error, Err(StateError::UnfitValue { key: "freeze" }));
    }
}

#[test]
fn whole_numbers_may_be_written_as_any_number() {
    for text in ["20", "20.0", "2e1", "+20", " 20 ", "%32%30", "020", "2.0E+1"] {
        assert_eq!(quiet(&format!("depth={text}")).experiment.depth, 20, "{text}");
    }
    let (state, notices) = read("depth=10.6", "");
    assert_eq!(state.experiment.depth, 11);
    assert_eq!(notices, [Notice::Rounded { key: "depth", value: "10.6".into(), taken: "11".into() }]);
}

#[test]
fn hostile_values_are_survived_and_barely_repeated() {
    let (nines, tens) = ("9".repeat(10_000), "১০%".repeat(3_000));
    let bidi = "%E2%80%AE%00%0A%E2%81%A6".to_owned();
    for value in ["a".repeat(10_000), nines, tens, "%".repeat(10_000), ",".repeat(10_000), bidi] {
        for name in control_ids().filter(|name| super::keys::known(name).is_some()) {
            let query = format!("{name}={value}");
            let (state, notices) = read(&query, &query);
            for notice in &notices {
                let shown = format!("{notice:?}");
                assert!(shown.chars().count() < 200, "{shown}");
                assert!(!shown.contains('\u{202e}') && !shown.contains("\\u{202e}"), "{shown}");
            }
            assert!(write(&state).len() < 2_000, "{name}");
        }
    }
    let many = "depth=5&hide=lr&nonsense=1&".repeat(10_000);
    assert_eq!(read(&many, "").1.len(), 2);
}

#[test]
fn broken_escapes_stand_for_themselves() {
    assert_eq!(quiet("id=100%25%2").id.as_deref(), Some("100%%2"));
    assert_eq!(quiet("id=%").id.as_deref(), Some("%"));
    assert_eq!(quiet("id=%E0%A6").id.as_deref(), Some("\u{fffd}"));
    assert_eq!(quiet("id=a+b%2Bc").id.as_deref(), Some("a b+c"));
    assert_eq!(quiet("id=%F0%9F%98%80=1").id.as_deref(), Some("😀=1"));
    assert_eq!(quiet("%64epth=20").experiment.depth, 20);
}

#[test]
fn a_preset_comes_before_the_keys_beside_it_wherever_it_stands() {
    for query in ["preset=relu-he&depth=5&init=he-uniform", "depth=5&init=he-uniform&preset=relu-he"] {
        let state = quiet(query);
        let experiment = &state.experiment;
        assert_eq!((experiment.depth, experiment.activation), (5, Activation::Relu));
        assert_eq!(experiment.init, Init::HeUniform);
        assert_eq!(write(&state), "v=1&preset=relu-he&depth=5&init=he-uniform");
    }
}

#[test]
fn an_unreadable_value_takes_the_default_of_the_preset() {
    assert_eq!(read("preset=relu-he&act=nonsense", "").0.experiment.activation, Activation::Relu);
}

#[test]
fn what_is_not_said_about_the_second_network_is_as_in_the_first() {
    let state = quiet("depth=20&b.act=relu");
    let second = state.duel.expect("a duel");
    assert_eq!((second.depth, second.activation), (20, Activation::Relu));
    assert_eq!(quiet("depth=20").duel, None);
    assert!(quiet("b.depth=10").duel.is_some());
    assert_eq!(quiet("preset=sigmoid-against-relu&depth=20").duel.expect("a duel").depth, 20);
    let (state, notices) = read("depth=20&b.depth=nonsense", "");
    assert_eq!(state.duel.expect("still a duel").depth, 20);
    assert_eq!(notices.len(), 1);
}

#[test]
fn a_duel_can_be_ended() {
    assert_eq!(quiet("preset=sigmoid-against-relu&duel=0").duel, None);
    let duel = quiet("depth=20&b.act=relu");
    assert_eq!(set(json!({ "duel": 0 }), &duel).duel, None);
    let anew = set(json!({ "duel": 0, "b.depth": 5 }), &duel).duel.expect("a new duel");
    assert_eq!((anew.depth, anew.activation), (5, Activation::Sigmoid));
    let equal = quiet("depth=20&duel=1");
    assert_eq!(equal.duel.as_ref(), Some(&equal.experiment));
}

#[test]
fn a_partial_state_changes_only_what_it_says() {
    let base = quiet("depth=20&b.act=relu&theme=dark&hide=lr");
    let state = set(json!({ "width": 64, "b.lr": 0.5 }), &base);
    let mut expected = base.clone();
    expected.experiment.width = 64;
    expected.duel.as_mut().expect("a duel").learning_rate = 0.5;
    assert_eq!(state, expected);
    assert_eq!(set(json!({}), &base), base);
    assert_eq!(set(json!({ "unknown": { "deep": [] }, "endpoint": [] }), &base), base);
}

#[test]
fn a_partial_state_may_hold_numbers_strings_and_booleans() {
    let base = State::default();
    for depth in [json!(20), json!(20.0), json!("20"), json!("2e1")] {
        assert_eq!(set(json!({ "depth": depth }), &base).experiment.depth, 20);
    }
    for on in [json!(1), json!(1.0), json!(true), json!("1"), json!("true")] {
        let state = set(json!({ "skip": on, "embed": on }), &base);
        assert_eq!((state.experiment.skip, state.embed), (Skip::On, true));
    }
    let lists = set(json!({ "hide": ["lr", "share"], "lock": "depth,act" }), &base);
    assert_eq!((lists.hide, lists.lock), (vec!["lr", "share"], vec!["depth", "act"]));
    let left = set(json!({ "lesson": null, "steps": null }), &quiet("lesson=sigmoid&steps=5"));
    assert_eq!((left.lesson, left.steps), (None, None));
}

#[test]
fn a_partial_state_is_clamped_and_defaulted_like_a_url() {
    let base = quiet("depth=20&width=64");
    let (state, notices) =
        from_json(&json!({ "depth": 1000, "width": "wide", "lr": "", "embed": 2 }), &base).expect("readable");
    assert_eq!((state.experiment.depth, state.experiment.width), (100, 32));
    let keys: Vec<_> = notices.iter().map(Notice::key).collect();
    assert_eq!(keys, ["depth", "width", "lr", "embed"]);
}

#[test]
fn null_asks_for_the_default_and_is_no_surprise() {
    let base = quiet("depth=20&act=relu&lang=bn&b.width=8");
    let partial = json!({ "depth": null, "act": null, "lang": null, "b.width": null, "id": null });
    let left = set(partial, &base);
    assert_eq!((left.experiment.clone(), left.language), Default::default());
    assert_eq!(left.duel.expect("a duel").width, 32);
}

#[test]
fn a_state_that_no_url_could_say_is_malformed() {
    let base = State::default();
    for partial in [json!(null), json!(5), json!("depth=5"), json!([]), json!(true)] {
        assert_eq!(from_json(&partial, &base), Err(StateError::NoObject));
    }
    for (partial, key) in [
        (json!({ "depth": {} }), "depth"),
        (json!({ "width": 5, "act": ["relu"] }), "act"),
        (json!({ "hide": [1] }), "hide"),
        (json!({ "b.lr": [] }), "b.lr"),
    ] {
        assert_eq!(from_json(&partial, &base), Err(StateError::UnfitValue { key }));
    }
}

#[test]
fn a_preset_set_by_a_host_replaces_both_networks_and_nothing_else() {
    let base = quiet("depth=20&b.act=relu&theme=dark&id=x&lr=5");
    let state = set(json!({ "preset": "relu-he", "width": 8 }), &base);
    assert_eq!(state, quiet("preset=relu-he&width=8&theme=dark&id=x"));
    let (unknown, notices) = from_json(&json!({ "preset": "nonsense" }), &base).expect("readable");
    assert_eq!((unknown, notices.len()), (base, 1));
}

#[test]
fn the_written_object_has_every_setting_and_no_null() {
    let Value::Object(object) = to_json(&quiet("b.act=relu")) else { panic!("an object") };
    for key in EXPERIMENT {
        assert!(object.contains_key(key.name()) && object.contains_key(key.duel_name()), "{}", key.name());
    }
    assert!(object.values().all(|value| value.is_number() || value.is_string()), "{object:?}");
    let Value::Object(object) = to_json(&State::default()) else { panic!("an object") };
    assert!(object.keys().all(|key| !key.starts_with("b.")));
    for (key, value) in [
        ("v", json!(1)),
        ("depth", json!(10)),
        ("width", json!(32)),
        ("act", json!("sigmoid")),
        ("init", json!("xavier-uniform")),
        ("gain", json!(1)),
        ("bias", json!(0)),
        ("norm", json!("none")),
        ("skip", json!(0)),
        ("data", json!("moons")),
        ("noise", json!(0.1)),
        ("loss", json!("auto")),
        ("opt", json!("sgd")),
        ("lr", json!(0.1)),
        ("batch", json!("full")),
        ("clip", json!(0)),
        ("dtype", json!("float64")),
        ("freeze", json!("")),
        ("lang", json!("auto")),
        ("theme", json!("auto")),
        ("motion", json!("auto")),
        ("embed", json!(0)),
        ("quantity", json!("delta")),
        ("zrange", json!("auto")),
        ("speed", json!("frame")),
        ("play", json!(0)),
    ] {
        assert_eq!(object[key], value, "{key}");
    }
}

#[test]
fn a_zero_bias_is_said_only_where_biases_would_be_drawn() {
    assert_eq!(quiet("bias=0"), State::default());
    let given = quiet("bias=0&init=torch-default");
    assert_eq!(given.experiment.bias, Some(0.0));
    assert_eq!(to_json(&given)["bias"], 0);
    assert_eq!(to_json(&quiet("init=torch-default"))["bias"], "");
    let against = quiet("bias=0&b.init=torch-default").duel.expect("a duel");
    assert_eq!(against.bias, Some(0.0));
}

#[test]
fn what_is_shown_and_how_fast_is_in_the_link() {
    for quantity in Quantity::ALL {
        let state =
            State { quantity: *quantity, speed: Speed::Max, z_range: ZRange::Two, ..State::default() };
        assert_eq!(quiet(&write(&state)), state);
        assert_eq!(set(to_json(&state), &State::default()), state);
    }
    assert_eq!(write(&quiet("quantity=delta&speed=frame&zrange=auto")), "v=1");
    assert_eq!(write(&quiet("quantity=share&speed=slow")), "v=1&quantity=share&speed=slow");
    assert_eq!(set(json!({ "zrange": 4 }), &State::default()).z_range, ZRange::Four);
    assert_eq!(read("speed=2", "").1.len(), 1);
    assert!(quiet("hide=quantity,speed").hides("speed"));
}

#[test]
fn arrays_are_taken_for_lists_of_their_own_kind_alone() {
    for descriptor in descriptors() {
        let (numbers, texts) = (json!([1, 2]), json!(["depth"]));
        let takes = |items: &Value| from_json(&json!({ descriptor.name: items }), &State::default()).is_ok();
        let expected = match (descriptor.values)() {
            Values::Numbers(_) => (true, true),
            Values::Ids(_) | Values::Controls => (false, true),
            _ => (false, false),
        };
        assert_eq!((takes(&numbers), takes(&texts)), expected, "{}", descriptor.name);
    }
}

#[test]
fn what_the_element_says_itself_is_no_attribute() {
    let state = quiet("embed=1&depth=4&b.skip=1&theme=dark&preset=relu-he");
    let names: Vec<_> = attributes(&state).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["preset", "depth", "b.skip", "theme"]);
}

#[test]
fn every_choice_of_the_table_reads_as_itself() {
    for descriptor in descriptors() {
        for id in (descriptor.values)().choices() {
            let query = format!("{}={id}", descriptor.name);
            quiet(&query);
            if let Some(duel_name) = descriptor.duel_name {
                quiet(&format!("{duel_name}={id}"));
            }
        }
    }
}

#[test]
fn names_and_ids_are_unique() {
    let mut ids: Vec<_> = control_ids().collect();
    ids.retain(|id| *id != "lesson");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(OTHER.iter().all(|other| super::keys::known(other.name).is_some()));
}
