//! `demo`: serves, plays, exports, verifies, tampers, verifies again, and says what to try next.

use anyhow::Context as _;
use jiff::civil::Date;
use ledger::{Clock as _, SystemClock};
use server::{RunningServer, auth::DevelopmentKey};
use tonic::transport::Channel;

use super::serve::Stop;
use crate::{
    cli::DemoArgs,
    config::Config,
    demo::{Demo, MOST_HOUSEHOLDS, Played, Screen, Tokens, nl_en},
    exit::Usage,
    installation::Installation,
};

mod next;
mod proof;

pub(crate) async fn run(config: Config, args: &DemoArgs) -> anyhow::Result<()> {
    check(&config, args)?;
    let screen = Screen::standard_output(args.language);
    screen.note(
        screen.say(nl_en("PostgreSQL en de server worden gestart.", "Starting PostgreSQL and the server.")),
    );
    let installation = Installation::open(config).await?;
    installation.check_schema().await?;
    let mut server = server::start(installation.server()?).await?;
    let shown = show(&installation, &server, args, &screen).await;
    if shown.is_ok() && !args.exit {
        let stop = Stop::listen()?;
        tokio::select! {
            failure = server.failed() => return Err(failure.into()),
            () = stop.asked() => (),
        }
    }
    server.stop().await;
    installation.close().await?;
    shown
}

fn check(config: &Config, args: &DemoArgs) -> anyhow::Result<()> {
    if config.tokens.is_some() {
        let told = "the demonstration signs its own tokens, and tokens.jwks is set: leave it out, and use a data directory and a database of its own";
        return Err(Usage(told.to_owned()).into());
    }
    if config.tls.is_some() {
        return Err(Usage(
            "the demonstration speaks gRPC in clear: leave tls.certificate and tls.key out".to_owned(),
        )
        .into());
    }
    if args.households > MOST_HOUSEHOLDS {
        return Err(Usage(format!("--households is {}: at most {MOST_HOUSEHOLDS}", args.households)).into());
    }
    Ok(())
}

async fn show(
    installation: &Installation,
    server: &RunningServer,
    args: &DemoArgs,
    screen: &Screen,
) -> anyhow::Result<()> {
    let played = play(installation, server, args, screen).await?;
    let proof = proof::show(installation, &played, screen).await?;
    if args.exit {
        next::show_stopped(installation, &played, &proof, screen);
        return Ok(());
    }
    next::show(installation, server, &played, &proof, screen);
    screen.gap();
    screen.line(screen.say(nl_en(
        "De server draait door tot Ctrl-C. Een tweede keer gaat verder waar dit ophield.",
        "The server goes on until Ctrl-C. A second run continues where this one stopped.",
    )));
    Ok(())
}

async fn play(
    installation: &Installation,
    server: &RunningServer,
    args: &DemoArgs,
    screen: &Screen,
) -> anyhow::Result<Played> {
    let key = DevelopmentKey::in_directory(&installation.config.keys())?;
    let channel = Channel::from_shared(format!("http://{}", server.grpc))?;
    let demo = Demo {
        endpoint: channel.connect().await.context("connecting to the server of the demonstration")?,
        tokens: Tokens::issue(&key, SystemClock.now())?,
        households: args.households,
        seed: args.seed,
        today: today()?,
        folder: installation.config.data_dir.join("demo"),
    };
    demo.play(screen).await
}

fn today() -> anyhow::Result<Date> {
    Ok(SystemClock.now().in_tz("Europe/Amsterdam").context("asking what day it is")?.date())
}
