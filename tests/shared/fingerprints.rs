// Runs a few networks for some steps and compares a fingerprint of all their numbers with the recorded one. It is the
// body of a test natively and in WebAssembly: the recorded numbers hold on both, or one of them computes differently.
{
    use vanishing_gradients::data::{Source, generate};
    use vanishing_gradients::lab::experiment::Experiment;
    use vanishing_gradients::lab::session::Session;
    use vanishing_gradients::nn::activation::Activation;
    use vanishing_gradients::nn::init::Init;
    use vanishing_gradients::nn::norm::Norm;
    use vanishing_gradients::nn::optimizer::Optimizer;
    use vanishing_gradients::nn::scalar::Dtype;
    use vanishing_gradients::nn::training::Phase;

    fn fingerprint(experiment: &Experiment) -> u64 {
        let dataset = generate(experiment.data, experiment.noise, 200, experiment.seed).expect("a generated source");
        let mut session = Session::new(experiment, std::rc::Rc::new(dataset)).expect("a small network fits");
        for _ in 0..12 {
            while session.work() != Phase::Measured {}
        }
        // FNV-1a over the bits of every parameter.
        let snapshot = session.snapshot();
        let values = snapshot.layers.iter().flat_map(|layer| &layer.parameters).flat_map(|p| &p.value);
        let numbers = values.copied().chain([session.record().loss, session.record().layers[0].delta_rms]);
        numbers.fold(0xcbf2_9ce4_8422_2325, |hash, value: f64| {
            (hash ^ value.to_bits()).wrapping_mul(0x0100_0000_01b3)
        })
    }

    let mut found = Vec::new();
    for (index, &activation) in Activation::ALL.iter().enumerate() {
        let experiment = Experiment {
            depth: 4,
            width: 9,
            activation,
            init: Init::ALL[(3 * index + 4) % 12],
            norm: Norm::ALL[index % 3],
            optimizer: Optimizer::ALL[index % 4],
            learning_rate: 0.01,
            data: [Source::Moons, Source::Spirals, Source::Blobs][index % 3],
            dtype: Dtype::ALL[index % 2],
            ..Experiment::default()
        };
        found.push(fingerprint(&experiment));
    }
    let recorded: [u64; 11] = [
        15_955_704_576_832_832_007,
        10_275_156_035_146_800_251,
        1_838_379_607_740_272_991,
        10_870_151_103_101_415_091,
        2_279_827_620_839_913_588,
        4_570_266_818_860_465_477,
        7_564_766_407_246_312_379,
        8_749_245_493_459_667_092,
        11_379_672_970_035_790_674,
        13_715_280_163_244_889_695,
        10_406_106_561_180_494_664,
    ];
    assert_eq!(found, recorded);
}
