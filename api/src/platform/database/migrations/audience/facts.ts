/** The facts of a case as one text, put together once; the binary form would be built, sorted and taken apart again. */
export const factsAs = (json: 'json' | 'jsonb'): string => {
  const object = `${json}_build_object`;
  const list = `${json}_agg`;
  const head = 'language sql stable security definer set search_path = public as';
  return `
  drop function sharing_facts(uuid), sharing_cells(uuid);
  create function sharing_facts(p_case uuid) returns ${json} ${head} $$
    select case when may_share(p_case) then ${object}(
      'parties', (select coalesce(${list}(${object}('id', p.id, 'type', p.type, 'agencyId', p.agency_id,
          'personId', p.person_id, 'represents', p.represents, 'knownTo', p.known_to, 'isConvener', p.is_convener,
          'from', instant(p.valid_from), 'to', instant(p.valid_to)) order by p.id), '[]') from party p where p.case_id = p_case),
      'releases', (select coalesce(${list}(${object}('id', r.id, 'givenBy', r.given_by,
          'releasedParty', r.released_party, 'recipients', r.recipients, 'categories', r.categories,
          'from', instant(r.valid_from), 'to', instant(r.valid_to), 'withdrawnAt', instant(r.withdrawn_at)) order by r.id), '[]')
        from release r where r.case_id = p_case),
      'presence', (select coalesce(${list}(to_${json}(x)), '[]') from sharing_presence(p_case) x),
      'children', (select coalesce(${list}(k.person_id), '[]') from case_child k where k.case_id = p_case),
      'householdOfChild', (select coalesce(${list}(h.id), '[]') from case_file c join person h on h.family_id = c.family_id
        where c.id = p_case and h.household in (select child.household from case_child k join person child on child.id = k.person_id
          where k.case_id = p_case)),
      'records', (select coalesce(${list}(${object}('id', r.id, 'state', r.state)), '[]') from record r where r.case_id = p_case),
      'units', (select coalesce(${list}(${object}('id', u.id, 'recordId', u.record_id, 'category', u.category,
          'kind', u.kind, 'mode', u.mode, 'state', u.state, 'authorParty', u.author_party, 'coAuthors', u.co_authors,
          'subjects', u.subjects, 'scribeParty', u.scribe_party, 'responsible', u.responsible, 'sitting', u.sitting_id,
          'presentedAt', instant(u.presented_at), 'readOut', u.read_out, 'overrides', sharing_overrides(u.id)) order by u.id), '[]')
        from unit u join record r on r.id = u.record_id where r.case_id = p_case)) end $$;
  create function sharing_cells(p_case uuid) returns ${json} ${head} $$
    select case when may_share(p_case) then ${object}(
      'narrowings', (select coalesce(${list}(${object}('party', n.party_id, 'category', n.category, 'see', n.see,
          'from', instant(n.valid_from), 'liftedAt', instant(n.lifted_at)) order by n.valid_from, n.id), '[]')
        from cell_narrowing n where n.case_id = p_case),
      'sharedAt', (select coalesce(${json}_object_agg(u.id, instant(u.shared_at)), '{}') from unit u join record r on r.id = u.record_id
        where r.case_id = p_case and u.shared_at is not null)) end $$;
  revoke all on function sharing_facts(uuid), sharing_cells(uuid) from public;
  grant execute on function sharing_facts(uuid), sharing_cells(uuid) to soulad_app;
  `;
};
