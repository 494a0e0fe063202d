-- The vault: wrapped data keys, the keyed index of BSNs with the claims to them, and who opened what. No plaintext, and
-- no key in clear.
--
-- Distributed by `ledger` like the ledger's own tables, except `key_set`, which is one row. The application inserts and
-- selects, nothing else. Erasure will be the one change ever allowed here: a migration of its own drops `not null` from
-- `keys.wrapped_key`, lets the trigger pass an update to null of that column only, and grants that column alone.

create schema vault;
grant usage on schema vault to herstelboek_app;

-- Which key file (or HSM) this database belongs to. With another one, BSNs would silently not be found again.
create table vault.key_set (
    the_only     boolean     not null primary key default true check (the_only),
    id           text        not null check (length(id) between 1 and 200),
    installed_at timestamptz not null default clock_timestamp()
);

-- One data key per data subject, wrapped by the key-encryption key that `kek` names.
create table vault.keys (
    ledger       text        not null check (ledger ~ '^[A-Z][A-Za-z0-9_-]{1,31}$'),
    subject_kind text        not null check (subject_kind in ('household', 'person')),
    subject_id   uuid        not null,
    key_id       uuid        not null,
    kek          text        not null check (length(kek) between 1 and 200),
    wrapped_key  bytea       not null check (length(wrapped_key) between 40 and 4096),
    created_at   timestamptz not null default clock_timestamp(),
    primary key (ledger, subject_kind, subject_id),
    constraint keys_key_id unique (ledger, key_id)
);

-- Whose BSN is which, as recorded: one row per event that stated somebody's identity, at its position in the ledger.
-- The row of a person at the highest position holds that person's BSN, and null says that there is none any more. So
-- the index does not depend on the order in which rows arrive, and a row that arrives twice is the same row.
-- `bsn_hmac` is HMAC-SHA-256 of ledger and BSN under a key that is not here: unkeyed, some 9 x 10^7 tries would give
-- every BSN back. `request` is the fingerprint of the request that was recorded.
create table vault.bsn_index (
    ledger    text   not null,
    position  bigint not null check (position >= 0),
    person_id uuid   not null,
    bsn_hmac  bytea  check (length(bsn_hmac) = 32),
    request   bytea  not null check (length(request) = 32),
    primary key (ledger, position)
);

create index bsn_index_by_bsn on vault.bsn_index (ledger, bsn_hmac);
create index bsn_index_by_person on vault.bsn_index (ledger, person_id, position);

-- Who may become the owner of a BSN while commands about it are on their way, one row per try. Claims that are not
-- released name one person. `generation` counts the claims to one BSN, so that of two racing claims one comes first.
create table vault.bsn_claims (
    ledger     text        not null,
    bsn_hmac   bytea       not null check (length(bsn_hmac) = 32),
    generation int         not null check (generation > 0),
    person_id  uuid        not null,
    request    bytea       not null check (length(request) = 32),
    claimed_at timestamptz not null default clock_timestamp(),
    primary key (ledger, bsn_hmac, generation)
);

create index bsn_claims_by_person on vault.bsn_claims (ledger, person_id);

-- The claims that are over: their command was refused, or recorded, or nobody waits for it any more.
create table vault.bsn_releases (
    ledger     text  not null,
    bsn_hmac   bytea not null check (length(bsn_hmac) = 32),
    generation int   not null check (generation > 0),
    primary key (ledger, bsn_hmac, generation)
);

-- The person whose newest recorded identity has this BSN; of several, who was first.
create function vault.bsn_owner(p_ledger text, p_bsn_hmac bytea) returns uuid
    language sql stable
as $$
    select known.person_id
      from vault.bsn_index known
     where known.ledger = p_ledger and known.bsn_hmac = p_bsn_hmac
       and not exists (select from vault.bsn_index newer
                        where newer.ledger = known.ledger and newer.person_id = known.person_id
                          and newer.position > known.position)
     order by known.position
     limit 1
$$;

-- The person for whom commands that are on their way claim this BSN.
create function vault.bsn_claimant(p_ledger text, p_bsn_hmac bytea) returns uuid
    language sql stable
as $$
    select claim.person_id
      from vault.bsn_claims claim
     where claim.ledger = p_ledger and claim.bsn_hmac = p_bsn_hmac
       and not exists (select from vault.bsn_releases released
                        where released.ledger = claim.ledger and released.bsn_hmac = claim.bsn_hmac
                          and released.generation = claim.generation)
     order by claim.generation
     limit 1
$$;

-- One row per subject and processing: written before the plaintext is handed out. The time is the database's own; the
-- application cannot set it.
create table vault.openings (
    ledger              text        not null,
    opening_id          uuid        not null default gen_random_uuid(),
    subject_kind        text        not null check (subject_kind in ('household', 'person')),
    subject_id          uuid        not null,
    purposes            text[]      not null check (cardinality(purposes) > 0),
    actor               text        not null check (length(actor) between 1 and 200),
    processing_activity text        not null check (length(processing_activity) between 1 and 500),
    trace_id            text        not null check (trace_id ~ '^[0-9a-f]{32}$'),
    opened_at           timestamptz not null default clock_timestamp(),
    primary key (ledger, opening_id)
);

create index openings_by_subject on vault.openings (ledger, subject_kind, subject_id, opened_at);

do $$
declare
    name text;
begin
    foreach name in array array['key_set', 'keys', 'bsn_index', 'bsn_claims', 'bsn_releases', 'openings'] loop
        execute format('create trigger %1$s_stay before update or delete on vault.%1$s for each row execute function public.refuse_change()', name);
        execute format('create trigger %1$s_are_not_emptied before truncate on vault.%1$s execute function public.refuse_change()', name);
        execute format('grant select on vault.%s to herstelboek_app', name);
    end loop;
    foreach name in array array['keys', 'bsn_index', 'bsn_claims', 'bsn_releases', 'openings'] loop
        execute format('alter table vault.%s enable row level security', name);
        execute format('alter table vault.%s force row level security', name);
        execute format('create policy one_ledger on vault.%s using (ledger = current_setting(''herstelboek.ledger'', true))', name);
    end loop;
end
$$;

revoke execute on function vault.bsn_owner, vault.bsn_claimant from public;
grant execute on function vault.bsn_owner, vault.bsn_claimant to herstelboek_app;
grant insert (id) on vault.key_set to herstelboek_app;
grant insert (ledger, subject_kind, subject_id, key_id, kek, wrapped_key) on vault.keys to herstelboek_app;
grant insert (ledger, position, person_id, bsn_hmac, request) on vault.bsn_index to herstelboek_app;
grant insert (ledger, bsn_hmac, generation, person_id, request) on vault.bsn_claims to herstelboek_app;
grant insert (ledger, bsn_hmac, generation) on vault.bsn_releases to herstelboek_app;
grant insert (ledger, subject_kind, subject_id, purposes, actor, processing_activity, trace_id)
    on vault.openings to herstelboek_app;
