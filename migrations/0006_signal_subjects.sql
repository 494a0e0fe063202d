-- Texts of a signal are sealed under a key of its own: it may be about people, also where it names no household, and
-- erasing it leaves those households as they are.

alter table vault.keys
    drop constraint keys_subject_kind_check,
    add constraint keys_subject_kind_check check (subject_kind in ('household', 'person', 'signal'));

alter table vault.openings
    drop constraint openings_subject_kind_check,
    add constraint openings_subject_kind_check check (subject_kind in ('household', 'person', 'signal'));
