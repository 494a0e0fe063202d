-- The ledger: events in one strict order per municipality, the requests they answered, the head they lead to.
--
-- `ledger` comes first in every key: it is the unit of isolation (row-level security) and of distribution. When the
-- database is distributed, every table here is distributed by `ledger` and co-located; no statement spans two ledgers
-- except the poll of `ledgers`, which reads sizes only. There are no foreign keys from events to ledgers: each would
-- cost a row lock per event.

-- A role is shared by all databases of a server, and several may be migrated at the same moment. The owner need not be
-- superuser: it makes the role when it may, or finds what an administrator made, and becomes a member so that it can
-- SET ROLE (a privilege of its own since PostgreSQL 16, a part of membership before).
do $$
declare
    privilege constant text := case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end;
begin
    if not exists (select from pg_roles where rolname = 'herstelboek_app') then
        begin
            create role herstelboek_app nologin;
        exception
            when duplicate_object or unique_violation then null;
        end;
    end if;
    if not pg_has_role(current_user, 'herstelboek_app', privilege) then
        begin
            grant herstelboek_app to current_user;
        exception
            when unique_violation then null;
        end;
    end if;
exception
    when insufficient_privilege then
        raise exception 'role herstelboek_app cannot be made by, or granted to, %; let an administrator run: '
            'CREATE ROLE herstelboek_app NOLOGIN (unless it is there); GRANT herstelboek_app TO %',
            current_user, quote_ident(current_user)
            using errcode = 'insufficient_privilege';
end
$$;

create function refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, tg_op
        using errcode = 'insufficient_privilege',
              hint = 'record a new event that corrects the old one';
end
$$;

-- One row per ledger: the head. `frontier` holds the roots of the perfect subtrees of the Merkle tree, largest first.
-- Its row lock is what puts the writers of one ledger, in however many processes, in one order.
create table ledgers (
    ledger      text        not null primary key check (ledger ~ '^[A-Z][A-Za-z0-9_-]{1,31}$'),
    title       text        not null check (length(title) between 1 and 200),
    size        bigint      not null default 0 check (size >= 0),
    frontier    bytea       not null default '',
    recorded_at timestamptz not null,
    opened_at   timestamptz not null,
    check (length(frontier) % 32 = 0)
) with (fillfactor = 20);

create function refuse_shrinking() returns trigger
    language plpgsql
as $$
begin
    if new.ledger <> old.ledger or new.title <> old.title or new.opened_at <> old.opened_at
        or new.size <= old.size or new.recorded_at < old.recorded_at then
        raise exception 'ledger % only grows', old.ledger using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger ledgers_only_grow before update on ledgers for each row execute function refuse_shrinking();
create trigger ledgers_stay before delete on ledgers for each row execute function refuse_change();
create trigger ledgers_are_not_emptied before truncate on ledgers execute function refuse_change();

-- The events. The column names are those of postgres-es, so its repository reads every stream. `payload` and `metadata`
-- are `json`, not `jsonb`: the text is kept as written, because the leaf hash covers it.
-- `subtree_hashes`: the roots of the perfect subtrees this leaf completes, from level 1 up, 32 bytes each; with it any
-- proof is a handful of look-ups by primary key.
create table events (
    ledger         text        not null,
    position       bigint      not null check (position >= 0),
    aggregate_type text        not null check (aggregate_type <> ''),
    aggregate_id   text        not null check (aggregate_id <> ''),
    sequence       bigint      not null check (sequence > 0),
    event_type     text        not null check (event_type <> ''),
    event_version  text        not null check (event_version <> ''),
    payload        json        not null,
    metadata       json        not null,
    recorded_at    timestamptz not null,
    leaf_hash      bytea       not null check (length(leaf_hash) = 32),
    subtree_hashes bytea       not null check (length(subtree_hashes) % 32 = 0),
    primary key (ledger, position),
    constraint events_stream_sequence unique (ledger, aggregate_type, aggregate_id, sequence)
);

-- What each request was answered with, for good: a retry finds its first answer, however late it comes.
-- `fingerprint` tells a retry from another request under the same id.
create table requests (
    ledger         text   not null,
    request_id     uuid   not null,
    fingerprint    bytea  not null check (length(fingerprint) = 32),
    first_position bigint not null,
    last_position  bigint not null check (last_position >= first_position),
    primary key (ledger, request_id)
);

-- Signed tree heads (C2SP checkpoints) that have left the house.
create table checkpoints (
    ledger    text        not null,
    size      bigint      not null check (size >= 0),
    note      text        not null,
    signed_at timestamptz not null,
    primary key (ledger, size)
);

do $$
declare
    name text;
begin
    foreach name in array array['events', 'requests', 'checkpoints'] loop
        execute format('create trigger %1$s_stay before update or delete on %1$s for each row execute function refuse_change()', name);
        execute format('create trigger %1$s_are_not_emptied before truncate on %1$s execute function refuse_change()', name);
        execute format('alter table %s enable row level security', name);
        execute format('alter table %s force row level security', name);
        execute format('create policy one_ledger on %s using (ledger = current_setting(''herstelboek.ledger'', true))', name);
        execute format('grant select, insert on %s to herstelboek_app', name);
    end loop;
end
$$;

-- Names and sizes are visible across ledgers, for the poll that finds which have grown; writing is not.
alter table ledgers enable row level security;
alter table ledgers force row level security;
create policy sizes_are_readable on ledgers for select using (true);
create policy one_ledger_opened on ledgers for insert with check (ledger = current_setting('herstelboek.ledger', true));
create policy one_ledger_grown on ledgers for update using (ledger = current_setting('herstelboek.ledger', true));
grant select, insert on ledgers to herstelboek_app;
grant update (size, frontier, recorded_at) on ledgers to herstelboek_app;
grant usage on schema public to herstelboek_app;
-- So that a server can see whether it has the schema it was built for.
grant select on _sqlx_migrations to herstelboek_app;

-- Appends a batch if the ledger is still where its writer saw it, and says whether it was. One round trip, one
-- transaction: the head is compared and moved first, so that its row lock is held while the rest is written. The old
-- frontier is compared too: after a restore a ledger can have the same size and another history.
create function append_events(
    p_ledger text, p_size bigint, p_old_frontier bytea, p_frontier bytea, p_recorded_micros bigint,
    p_aggregate_type text[], p_aggregate_id text[], p_sequence bigint[], p_event_type text[], p_event_version text[],
    p_payload text[], p_metadata text[], p_leaf_hash bytea[], p_subtree_hashes bytea[],
    p_request_id uuid[], p_fingerprint bytea[], p_first_position bigint[], p_last_position bigint[]
) returns boolean
    language plpgsql
as $$
declare
    v_recorded_at constant timestamptz := timestamptz 'epoch' + p_recorded_micros * interval '1 microsecond';
begin
    perform set_config('herstelboek.ledger', p_ledger, true);

    update ledgers
       set size = p_size + cardinality(p_sequence), frontier = p_frontier, recorded_at = v_recorded_at
     where ledger = p_ledger and size = p_size and frontier = p_old_frontier;
    if not found then
        return false;
    end if;

    insert into events (ledger, position, aggregate_type, aggregate_id, sequence, event_type, event_version,
                        payload, metadata, recorded_at, leaf_hash, subtree_hashes)
    select p_ledger, p_size + e.ordinal - 1, e.aggregate_type, e.aggregate_id, e.sequence, e.event_type, e.event_version,
           e.payload::json, e.metadata::json, v_recorded_at, e.leaf_hash, e.subtree_hashes
      from unnest(p_aggregate_type, p_aggregate_id, p_sequence, p_event_type, p_event_version,
                  p_payload, p_metadata, p_leaf_hash, p_subtree_hashes)
           with ordinality as e (aggregate_type, aggregate_id, sequence, event_type, event_version,
                                 payload, metadata, leaf_hash, subtree_hashes, ordinal);

    insert into requests (ledger, request_id, fingerprint, first_position, last_position)
    select p_ledger, r.request_id, r.fingerprint, r.first_position, r.last_position
      from unnest(p_request_id, p_fingerprint, p_first_position, p_last_position)
           as r (request_id, fingerprint, first_position, last_position);

    return true;
end
$$;

revoke execute on function append_events from public;
grant execute on function append_events to herstelboek_app;
