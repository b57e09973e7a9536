/**
 * What the server's role may do at all. No DDL, no DELETE, no TRUNCATE; columns are named where a table holds what the
 * server never needs. Functions are closed to everybody and opened one by one.
 */
export const GRANTS = `
  revoke execute on all functions in schema public from public;
  -- A later migration that adds a function grants it to soulad_app itself.
  alter default privileges revoke execute on functions from public;

  grant execute on function
    ctx_session(), ctx_user(), ctx_membership(), ctx_agency(), ctx_agency_type(), ctx_is_admin(), ctx_role(),
    ctx_parties(), ctx_cases(), ctx_families(), ctx_knows_party(uuid), ctx_sittings(), ctx_right(uuid), ctx_units(),
    ctx_seats(), ctx_host_cases(), ctx_convenes(), ctx_leads(), ctx_persons(), ctx_headed_agency(), ctx_agencies(),
    ctx_visible_sittings(), ctx_conferences(), ctx_records(), ctx_sections(), ctx_may_assign(uuid), may_sit(uuid, uuid),
    schema_version(),
    sign_in_lookup(text), demo_lookup(text), demo_people(), demo_register(text, uuid, text, text, text, text, int),
    session_open(uuid, bytea, uuid, uuid, uuid), session_principal(uuid), session_find(bytea), session_touch(uuid),
    session_close(uuid), ticket_issue(bytea), ticket_use(bytea), rate_take(bytea, int, int),
    user_create(uuid, text, text, text, text, uuid, uuid, text, text), membership_add(uuid, uuid, uuid, text, text),
    installation_found(uuid, text, text, text, uuid, uuid, text, text, text),
    case_found(uuid, text, uuid, text, text, date, text, uuid, text, text, text, text, timestamptz, uuid),
    audit_append(jsonb)
    to soulad_app;

  grant select, insert on agency to soulad_app;
  grant select (id, login, display_name, locale, installation_admin, disabled_at, created_at) on app_user to soulad_app;
  grant update (locale) on app_user to soulad_app;
  grant select on membership to soulad_app;

  grant select on family, case_file to soulad_app;
  grant select, insert on person, relation, case_child to soulad_app;
  grant update (known_to) on person to soulad_app;
  grant select, insert, update (valid_to, ended_reason, known_to) on party to soulad_app;
  grant select, insert, update (valid_to) on assignment to soulad_app;
  grant select, insert, update (withdrawn_at) on release to soulad_app;

  grant select, insert, update (state, goal, child_preparation, confidentiality_text, current_agenda_item)
    on conference to soulad_app;
  grant select, insert on sitting to soulad_app;
  grant select, insert, update (invitation) on sitting_party to soulad_app;
  grant select, insert, update (started_at, ended_at) on agenda_item to soulad_app;
  grant select, insert, update (mode, in_at, out_at, confidentiality_acknowledged_at) on attendance to soulad_app;
  grant select, insert, update (started_at, ended_at) on turn to soulad_app;

  grant select, insert on record, section to soulad_app;
  grant select, insert on unit to soulad_app;
  grant update (section_id, rank, category, kind, state, subjects, responsible, presented_at, read_out, scribed_by,
    awaits_acceptance, shared_at, gen, access_epoch, head_seq, snap_seq, sitting_id, sealed) on unit to soulad_app;
  grant select, insert, update (valid_to) on unit_override to soulad_app;
  grant select on audience, unit_update, unit_snapshot, crdt_client to soulad_app;
  grant select, insert on disclosure to soulad_app;
`;
