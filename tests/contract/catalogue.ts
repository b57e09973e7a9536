import pg from 'pg';

/** Everything a migration can make, one line each, without what a server numbers by itself. */
const CATALOGUE = `
  select 'column' as kind, format('%s.%s %s %s null=%s default=%s', c.table_schema, c.table_name, c.column_name,
      format_type(a.atttypid, a.atttypmod), c.is_nullable, coalesce(c.column_default, '')) as what
    from information_schema.columns c
    join pg_attribute a on a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
    where c.table_schema = 'public'
  union all select 'constraint', format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index', indexdef from pg_indexes where schemaname = 'public'
  union all select 'function', format('%s owner=%s acl=%s', pg_get_functiondef(p.oid), p.proowner::regrole, coalesce(p.proacl, acldefault('f', p.proowner)))
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select 'trigger', pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all select 'policy', format('%s %s %s %s %s using=%s check=%s', tablename, policyname, permissive, roles, cmd, qual, with_check)
    from pg_policies where schemaname = 'public'
  union all select 'relation', format('%s %s owner=%s rls=%s forced=%s acl=%s', relkind, relname, relowner::regrole, relrowsecurity, relforcerowsecurity,
      (select array_agg(one::text order by one::text) from unnest(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) one))
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'S', 'p')
  union all select 'type', format('%s %s', t.typname, (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid))
    from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')`;

/** The structure of a database as sorted lines; equal lines, equal databases. */
export async function catalogueOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ kind: string; what: string }>(CATALOGUE);
    return rows.map(({ kind, what }) => `${kind} ${what}`).toSorted();
  } finally {
    await client.end();
  }
}
