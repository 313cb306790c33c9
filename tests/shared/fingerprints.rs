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
        1_556_418_923_152_380_253,
        8_522_979_122_582_608_532,
        2_648_741_075_421_390_936,
        10_508_576_874_867_020_437,
        5_549_384_579_795_070_076,
        15_513_560_082_245_013_780,
        5_673_764_376_725_227_021,
        5_863_765_761_807_504_512,
        14_880_109_103_265_709_429,
        7_348_705_296_955_057_624,
        47_238_351_837_571_573,
    ];
    assert_eq!(found, recorded);
}
