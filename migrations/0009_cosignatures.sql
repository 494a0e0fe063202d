-- What independent witnesses say of signed tree heads (C2SP cosignatures), kept beside them. Checked before it is kept;
-- `witness` is the key line it was checked with, `line` the signature line as it stands in the note. At most sixteen for a
-- checkpoint, by their number: whoever shows a checkpoint shows all of them. A witness says it once of each checkpoint.
create table cosignatures (
    ledger  text        not null,
    size    bigint      not null,
    number  smallint    not null check (number between 1 and 16),
    witness text        not null check (length(witness) between 1 and 512),
    line    text        not null check (length(line) between 1 and 1024 and line !~ E'[\\n\\r]'),
    kept_at timestamptz not null,
    primary key (ledger, size, number),
    constraint cosignatures_once_each unique (ledger, witness, size),
    foreign key (ledger, size) references checkpoints (ledger, size)
);

create trigger cosignatures_stay before update or delete on cosignatures for each row execute function refuse_change();
create trigger cosignatures_are_not_emptied before truncate on cosignatures execute function refuse_change();

alter table cosignatures enable row level security;
alter table cosignatures force row level security;
create policy one_ledger on cosignatures using (ledger = current_setting('herstelboek.ledger', true));

grant select, insert on cosignatures to herstelboek_app;
