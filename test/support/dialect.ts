/** SQL that a newer PostgreSQL, or one spread over machines, understands differently or not at all. */
const strangers: Readonly<Record<string, RegExp>> = {
  'a function newer than PostgreSQL 15': new RegExp(
    `\\b(${[
      'any_value|array_(reverse|sample|shuffle|sort)|casefold|crc32c?|date_(add|subtract)|erfc?|l?gamma',
      'json_(array|arrayagg|exists|objectagg|query|scalar|serialize|table|value)|jsonb_populate_record_valid',
      'merge_action|pg_(basetype|input_error_info|input_is_valid)|random_normal|to_(bin|oct|regtypemod)',
      'unicode_(assigned|version)|uuid_extract_(timestamp|version)|uuidv[47]|xmltext|random(?=\\s*\\(\\s*[^)\\s])',
    ].join('|')})\\s*\\(`,
    'i',
  ),
  'syntax newer than PostgreSQL 15':
    /\bis\s+(not\s+)?json\b|\bsystem_user\b|\bwithout\s+overlaps\b|\)\s*virtual\b|\bnot\s+matched\s+by\b|\breturning\s+(old|new)\b/i,
  'a sequence':
    /\b(nextval|currval|setval|lastval)\s*\(|\b(big|small)?serial\b|\bcreate\s+sequence\b|\bas\s+identity\b/i,
  'a trigger': /\bcreate\s+(or\s+replace\s+)?(constraint\s+|event\s+)?trigger\b/i,
  'an exclusion constraint': /\bexclude\s+(using\b|\()/i,
  'a deferrable constraint': /(?<!not\s)\bdeferrable\b|\binitially\s+deferred\b/i,
  'an advisory lock': /\bpg_(try_)?advisory_\w+/i,
  'LISTEN or NOTIFY': /(^|;)\s*(listen|notify|unlisten)\s+\w|\bpg_notify\s*\(/im,
}

/** What a text of SQL says that not every database we run on would understand. Comments may say anything. */
export function strangersIn(sql: string): string[] {
  const text = sql.replace(/--.*$/gm, '').replace(/\/\*[^]*?\*\//g, '')
  return Object.entries(strangers).flatMap(([what, pattern]) => {
    const found = pattern.exec(text)
    return found ? [`${what}: ${found[0].trim()}`] : []
  })
}
