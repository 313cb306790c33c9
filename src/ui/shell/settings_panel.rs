//! The panel of the settings, in a duel with the choice of whose they are.

use crate::browser::training_client::TrainingClient;
use crate::lab::state::State;
use crate::lab::view_choices::Side;
use crate::ui::controls::groups::Controls;
use crate::ui::controls::sides::{controls_of, sides};
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::Action;
use yew::prelude::*;

/// What the panel is given.
#[derive(Properties, PartialEq)]
pub struct SettingsPanelProps {
    /// The present settings.
    pub state: State,
    /// Where changes go.
    pub dispatch: Callback<Action>,
    /// For the user's own data.
    pub client: TrainingClient,
}

/// The panel.
#[component]
pub fn SettingsPanel(props: &SettingsPanelProps) -> Html {
    let SettingsPanelProps { state, dispatch, client } = props;
    let locale = use_locale();
    let side = use_state(Side::default);
    let controls = {
        let dispatch = dispatch.clone();
        use_memo((state.clone(), *side), move |(state, side)| controls_of(*side, state, &dispatch))
    };
    let (side_state, side_dispatch) = (*controls).clone();
    let choose_side = {
        let side = side.setter();
        use_callback((), move |chosen: Side, ()| side.set(chosen))
    };
    html! {
        <div class="controls" id="controls" role="region" aria-label={locale.text().controls}>
            <fieldset class="all" disabled={state.locks("controls")}>
                if state.duel.is_some() { { sides(locale, *side, &choose_side) } }
                <Controls state={side_state} dispatch={side_dispatch} client={client.clone()} />
            </fieldset>
        </div>
    }
}
