-- What an accountant writes about a line that is of no household is sealed under a key of the account.

alter table vault.keys
    drop constraint keys_subject_kind_check,
    add constraint keys_subject_kind_check check (subject_kind in ('household', 'person', 'signal', 'account'));

alter table vault.openings
    drop constraint openings_subject_kind_check,
    add constraint openings_subject_kind_check check (subject_kind in ('household', 'person', 'signal', 'account'));
