-- Views: rows folded from the events of one ledger, that can be dropped and made again at any time.
--
-- Distributed by `ledger` like everything else, except `runner_lease`, which is one row. Nothing here is part of the
-- record, so this is the one schema in which the application also updates and deletes.

create schema views;
grant usage on schema views to herstelboek_app;

-- Numbers of editions: never the same twice, so rows that are still to be deleted are never taken for those of another.
create sequence views.edition_numbers;
grant usage on sequence views.edition_numbers to herstelboek_app;

-- One row per set of rows of a view. `current` follows the head, `building` is made beside it and will take its place,
-- `past` stops at the position somebody asked as of, and of `dropped` only rows are left, to be deleted.
-- `next_position`: the first event that is not in the rows, so also how many are. `problem`: why it stands still before
-- the event at `problem_position`. `held_until`: until then somebody else than the runner makes it.
create table views.editions (
    ledger           text        not null check (ledger ~ '^[A-Z][A-Za-z0-9_-]{1,31}$'),
    view             text        not null check (view ~ '^[a-z][a-z_]{1,30}$'),
    edition          bigint      not null default nextval('views.edition_numbers') check (edition > 0),
    fold_version     int         not null check (fold_version > 0),
    role             text        not null check (role in ('current', 'building', 'past', 'dropped')),
    next_position    bigint      not null default 0 check (next_position >= 0),
    stops_at         bigint      check (stops_at >= next_position),
    problem_position bigint      check (problem_position >= next_position),
    problem          text        check (length(problem) between 1 and 2000),
    started_at       timestamptz not null default clock_timestamp(),
    asked_at         timestamptz not null default clock_timestamp(),
    held_until       timestamptz not null default '-infinity',
    primary key (ledger, view, edition),
    check (role <> 'past' or stops_at is not null),
    check ((problem is null) = (problem_position is null))
) with (fillfactor = 50);

create unique index editions_current on views.editions (ledger, view) where role = 'current';
create unique index editions_building on views.editions (ledger, view) where role = 'building';
create unique index editions_past on views.editions (ledger, view, fold_version, stops_at) where role = 'past';

-- Which row an event goes to that names something else, such as the household of a provision.
create table views.aliases (
    ledger  text   not null,
    view    text   not null,
    edition bigint not null,
    alias   uuid   not null,
    view_id text   not null collate "C",
    primary key (ledger, view, edition, alias)
);

-- Which process moves the views of this database, until when by the clock of the database. It saves work and is no
-- lock: each batch also compares the position it starts from.
create table views.runner_lease (
    the_only boolean     not null primary key default true check (the_only),
    holder   uuid        not null,
    until    timestamptz not null
);

-- Makes the table of a view, `views.<name>_rows`, and the view `views.<name>` of its current rows, which has the shape that
-- postgres_es::PostgresViewRepository reads. `version` is how many events a row has taken. `columns` is what rows are
-- filtered and ordered on: generated columns over payload->'shown', never null.
create function views.add_view(name text, columns text) returns void
    language plpgsql
as $$
begin
    execute format(
        'create table views.%1$I (
             ledger  text   not null,
             edition bigint not null,
             view_id text   not null collate "C",
             version bigint not null check (version > 0),
             payload jsonb  not null,
             %2$s,
             primary key (ledger, edition, view_id)
         ) with (fillfactor = 85)', name || '_rows', columns);
    execute format('alter table views.%I enable row level security', name || '_rows');
    execute format('alter table views.%I force row level security', name || '_rows');
    execute format(
        'create policy one_ledger on views.%I using (ledger = current_setting(''herstelboek.ledger'', true))', name || '_rows');
    execute format('grant select, insert, update, delete on views.%I to herstelboek_app', name || '_rows');
    execute format(
        'create view views.%1$I with (security_invoker = true) as
         select rows.view_id, rows.version, rows.payload
           from views.editions
           join views.%2$I as rows on rows.ledger = editions.ledger and rows.edition = editions.edition
          where editions.view = %1$L and editions.role = ''current''', name, name || '_rows');
    execute format('grant select on views.%I to herstelboek_app', name);
end
$$;

-- Lets the planner see a large edition as soon as it is there: until then it takes it for an empty one.
create function views.analyze_view(name text) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    execute format('analyze views.%I', name || '_rows');
end
$$;

revoke execute on function views.add_view, views.analyze_view from public;
grant execute on function views.analyze_view to herstelboek_app;

do $$
declare
    name text;
begin
    foreach name in array array['editions', 'aliases'] loop
        execute format('alter table views.%s enable row level security', name);
        execute format('alter table views.%s force row level security', name);
        execute format('create policy one_ledger on views.%s using (ledger = current_setting(''herstelboek.ledger'', true))', name);
    end loop;
end
$$;

grant select, insert, update, delete on views.editions, views.aliases to herstelboek_app;
grant select, insert, update on views.runner_lease to herstelboek_app;
