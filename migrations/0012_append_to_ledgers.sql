-- Appends a batch to each of several ledgers, in one round trip and one transaction: a server of many municipalities waits
-- for the network, and parses arrays, once for all of them. Each ledger still has statements of its own, which touch no row
-- of another; where the database is distributed they go where that ledger is.
--
-- Says of each ledger whether it still was where its writer saw it; a batch whose ledger was not is left out. Batches lie
-- one behind another in the columns: of ledger i the next `p_events[i]` events and the next `p_requests[i]` requests.
create function append_to_ledgers(
    p_ledger text[], p_size bigint[], p_old_frontier bytea[], p_frontier bytea[], p_recorded_micros bigint[],
    p_events bigint[], p_requests bigint[],
    p_aggregate_type text[], p_aggregate_id text[], p_sequence bigint[], p_event_type text[], p_event_version text[],
    p_payload text[], p_metadata text[], p_leaf_hash bytea[], p_subtree_hashes bytea[],
    p_request_id uuid[], p_fingerprint bytea[], p_first_position bigint[], p_last_position bigint[]
) returns boolean[]
    language plpgsql
as $$
declare
    v_appended boolean[] := '{}';
    e bigint := 1; -- The first event of the batch, and its last.
    f bigint;
    r bigint := 1; -- The first request of the batch, and its last.
    s bigint;
begin
    for i in 1 .. cardinality(p_ledger) loop
        f := e + p_events[i] - 1;
        s := r + p_requests[i] - 1;
        v_appended := v_appended || append_events(
            p_ledger[i], p_size[i], p_old_frontier[i], p_frontier[i], p_recorded_micros[i],
            p_aggregate_type[e:f], p_aggregate_id[e:f], p_sequence[e:f], p_event_type[e:f], p_event_version[e:f],
            p_payload[e:f], p_metadata[e:f], p_leaf_hash[e:f], p_subtree_hashes[e:f],
            p_request_id[r:s], p_fingerprint[r:s], p_first_position[r:s], p_last_position[r:s]);
        e := f + 1;
        r := s + 1;
    end loop;
    return v_appended;
end
$$;

revoke execute on function append_to_ledgers from public;
grant execute on function append_to_ledgers to herstelboek_app;
