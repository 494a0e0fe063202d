//! The check finds every way in which rows can be wrong, and says which.

use projection::{ProjectionError, Projections, catch_up, check};

use crate::support::{A_KILOBYTE, World, both, household, key, provision};

async fn found(world: &World) -> String {
    found_by(&world.projections, world).await
}

async fn found_by(projections: &Projections, world: &World) -> String {
    let found = check(projections, &world.utrecht, None, |_, _| ()).await.unwrap();
    found.iter().map(|difference| format!("{difference}\n")).collect()
}

#[tokio::test]
async fn right_rows_have_no_differences() {
    let world = World::new().await;
    world.some_history().await;
    let early = check(&world.projections, &world.utrecht, Some("tallies"), |_, _| ()).await;
    assert!(matches!(early, Err(ProjectionError::NotBuilt { view: "tallies", version: 1 })), "{early:?}");
    catch_up(&world.projections, &world.utrecht).await.unwrap();
    assert_eq!(found(&world).await, "");
    let mut told = Vec::new();
    let only = |view, progress: projection::Progress| told.push((view, progress.done, progress.total));
    check(&world.projections, &world.utrecht, Some("attempts"), only).await.unwrap();
    assert_eq!(told, [("attempts", 16, 16)]);
}

#[tokio::test]
async fn every_wrong_row_is_found_and_named() {
    let world = World::new().await;
    world.some_history().await;
    catch_up(&world.projections, &world.utrecht).await.unwrap();
    let one = |number: u128| key(number).to_string();
    let tampering = format!(
        "update views.tallies_rows set payload = jsonb_set(payload, '{{row,last}}', '999') where view_id = '{}';
         update views.tallies_rows set payload = jsonb_set(payload, '{{shown,points}}', '7') where view_id = '{}';
         update views.tallies_rows set version = version + 1 where view_id = '{}';
         delete from views.tallies_rows where view_id = '{}';
         insert into views.tallies_rows (ledger, edition, view_id, version, payload)
         select ledger, edition, '{}', version, payload from views.tallies_rows where view_id = '{}';
         update views.aliases set view_id = '{}' where alias = '00000000-0000-0000-0000-00000000b001';
         delete from views.aliases where alias = '00000000-0000-0000-0000-00000000b002'",
        one(1),
        one(2),
        one(3),
        one(4),
        one(0),
        one(5),
        one(5)
    );
    world.tamper(&tampering).await;
    let in_parts = world.process(both()).await.with_memory(A_KILOBYTE);
    assert_eq!(found_by(&in_parts, &world).await.lines().count(), 7);
    insta::assert_snapshot!(found(&world).await, @r"
    tallies: row 00000000-0000-0000-0000-00000000a000 should not be there
    tallies: row 00000000-0000-0000-0000-00000000a001 differs in row.last
    tallies: row 00000000-0000-0000-0000-00000000a002 differs in shown.points
    tallies: row 00000000-0000-0000-0000-00000000a003 differs in version
    tallies: row 00000000-0000-0000-0000-00000000a004 is missing
    tallies: 00000000-0000-0000-0000-00000000b001 is not known as it should be
    tallies: 00000000-0000-0000-0000-00000000b002 is not known as it should be
    ");
}

#[tokio::test]
async fn rows_that_do_not_fit_in_memory_are_checked_a_part_at_a_time() {
    let world = World::new().await;
    world.some_history().await;
    catch_up(&world.projections, &world.utrecht).await.unwrap();
    let small = world.process(both()).await.with_memory(A_KILOBYTE);
    let mut passes = 0;
    let each = |_, progress: projection::Progress| passes += u32::from(progress.done == progress.total);
    assert_eq!(check(&small, &world.utrecht, Some("tallies"), each).await.unwrap(), []);
    assert!(passes > 1, "{passes}");
}

#[tokio::test]
async fn a_view_that_stands_still_is_told_and_everything_else_is_looked_at() {
    let world = World::new().await;
    world.some_history().await;
    world.happens(provision(1), "nobody knows this").await;
    world.happens(household(2), "ContactAttempted").await;
    catch_up(&world.projections, &world.utrecht).await.unwrap_err();
    // Rows of a first edition that stopped do not answer; they would after a switch.
    world.tamper("update views.editions set role = 'current'").await;
    let wrong = format!(
        "update views.tallies_rows set version = 9 where view_id = '{}';
         update views.attempts_rows set version = 9 where view_id = '{}'",
        key(1),
        key(2)
    );
    world.tamper(&wrong).await;
    insta::assert_snapshot!(found(&world).await, @r"
    tallies: row 00000000-0000-0000-0000-00000000a001 differs in version
    tallies: stands still at position 16: the payload is not a readable Garbage (line 1, column 10); the record was changed or is newer
    attempts: row 00000000-0000-0000-0000-00000000a002 differs in version
    ");
}
