-- What a column of the ledger may hold, said once for its type instead of once for each column.
--
-- PostgreSQL reads the CHECK constraints of a table anew in every statement that writes to it, and a batch of one event is
-- three statements: that was half of what it cost. A domain is read once per session. The three tables are written anew
-- here, which takes some twenty seconds per million events; nothing in them changes.

create domain label as text check (value <> '');
create domain whole_number as bigint check (value >= 0);
create domain ordinal as bigint check (value > 0);
create domain hash as bytea check (length(value) = 32);
create domain hashes as bytea check (length(value) % 32 = 0);
create domain title as text check (length(value) between 1 and 200);

alter table ledgers
    drop constraint ledgers_ledger_check,
    drop constraint ledgers_title_check,
    drop constraint ledgers_size_check,
    drop constraint ledgers_frontier_check,
    alter title type title,
    alter size type whole_number,
    alter frontier type hashes;

-- `ledger` itself stays text, as in every other table: tables are co-located by columns of one type.
create function refuse_odd_name() returns trigger
    language plpgsql
as $$
begin
    if new.ledger !~ '^[A-Z][A-Za-z0-9_-]{1,31}$' then
        raise exception '% cannot be the name of a ledger', quote_literal(new.ledger)
            using errcode = 'check_violation',
                  hint = 'a capital letter, then 1 to 31 letters, digits, underscores or hyphens';
    end if;
    return new;
end
$$;

create trigger ledgers_have_names before insert on ledgers for each row execute function refuse_odd_name();

alter table events
    drop constraint events_position_check,
    drop constraint events_aggregate_type_check,
    drop constraint events_aggregate_id_check,
    drop constraint events_sequence_check,
    drop constraint events_event_type_check,
    drop constraint events_event_version_check,
    drop constraint events_leaf_hash_check,
    drop constraint events_subtree_hashes_check,
    alter position type whole_number,
    alter aggregate_type type label,
    alter aggregate_id type label,
    alter sequence type ordinal,
    alter event_type type label,
    alter event_version type label,
    alter leaf_hash type hash,
    alter subtree_hashes type hashes;

-- That its last position is not before its first stays with the table: it concerns two columns.
alter table requests
    drop constraint requests_fingerprint_check,
    alter fingerprint type hash;
