import type { Canaries } from './canaries.js';

export interface WrongRequest {
  name: string;
  method?: 'GET' | 'POST';
  path: string;
  body?: string;
  headers?: Record<string, string>;
  status: number;
}

const good = { category: 'graffiti', summary: 'On the wall', channel: 'phone' };

/** Requests with personal data where it does not belong, and what each is answered with. */
export function wrongRequests(canaries: Canaries): WrongRequest[] {
  const of = (where: string) => canaries.text('refused', where);
  const report = (name: string, changes: object): WrongRequest => ({
    name,
    path: '/issues',
    body: JSON.stringify({ ...good, ...changes }),
    status: 400,
  });
  const whole = (where: string) => ({
    name: of(`${where}: name`),
    phone: canaries.phone('refused', `${where}: phone`),
    email: canaries.email('refused', `${where}: email`),
    language: canaries.language('refused', `${where}: language`),
  });
  return [
    { name: 'broken JSON', path: '/issues', body: `{"reporter":{"name":"${of('broken JSON')}"`, status: 400 },
    { name: 'bare words', path: '/issues', body: of('bare words'), status: 400 },
    {
      name: 'another content type',
      path: '/issues',
      body: `name=${of('form')}`,
      headers: { 'content-type': 'text/plain' },
      status: 415,
    },
    {
      name: 'a content type that is a name',
      path: '/issues',
      body: '{}',
      headers: { 'content-type': `text/${of('content type')}` },
      status: 415,
    },
    {
      name: 'too large',
      path: '/issues',
      body: JSON.stringify({ ...good, reporter: { name: of('too large').repeat(30_000) } }),
      status: 413,
    },
    report('an unknown property', { reporter: { [canaries.text('property name', 'reporter')]: of('unknown property') } }),
    report('a property at the top', { [canaries.text('property name', 'report')]: of('property at the top') }),
    report('a reporter that is text', { reporter: of('reporter that is text') }),
    report('wrong types', {
      reporter: { name: [of('name as list')], phone: { x: of('phone as object') }, anonymous: of('anonymous as text') },
    }),
    report('no e-mail address', { reporter: { email: of('no e-mail address') } }),
    report('no language', { reporter: { language: `${of('no language')} !` } }),
    report('an anonymous name', { reporter: { ...whole('anonymous'), anonymous: true } }),
    report('NUL', { reporter: { name: `${of('NUL')}\0` } }),
    report('half a character', { reporter: { name: `${of('half a character')}\ud800` } }),
    report('a long name', { reporter: { name: of('a long name').repeat(20) } }),
    report('an unknown category', { category: 'moon-dust', reporter: whole('unknown category') }),
    report('a category that is a name', { category: of('category'), reporter: whole('category that is a name') }),
    report('a channel that is a name', { channel: of('channel') }),
    {
      ...report('a bad key', { reporter: whole('bad key') }),
      headers: { 'idempotency-key': `${of('bad key')}`.repeat(20) },
    },
    { ...report('a key that is a name', { channel: 'pigeon' }), headers: { 'idempotency-key': of('key that is a name') } },
    { name: 'an unknown filter', method: 'GET', path: `/issues?phone=${canaries.phone('refused', 'filter')}`, status: 400 },
    { name: 'a search', method: 'GET', path: `/issues?q=${of('search')}`, status: 200 },
    {
      name: 'a search for likely duplicates',
      method: 'GET',
      path: `/issues/similar?category=graffiti&lat=1&lng=1&text=${of('similar')}`,
      status: 200,
    },
    { name: 'an id that is a name', method: 'GET', path: `/issues/${of('id')}`, status: 400 },
    { name: 'a reporter of such an id', method: 'GET', path: `/issues/${of('id')}/reporter`, status: 400 },
    { name: 'a path that is a name', method: 'GET', path: `/${of('path')}`, status: 404 },
    {
      name: 'a version that is a name',
      path: '/issues/0197a3c0-5b1e-7c3a-9d52-3f0a6d9c1e11/reporter/erase',
      body: '{}',
      headers: { 'if-match': `"${of('if-match')}"` },
      status: 400,
    },
    {
      name: 'an erasing that names the person',
      path: '/issues/0197a3c0-5b1e-7c3a-9d52-3f0a6d9c1e11/reporter/erase',
      body: JSON.stringify({ everywhere: of('everywhere') }),
      headers: { 'if-match': '"1"' },
      status: 400,
    },
    {
      name: 'a token that is a name',
      method: 'GET',
      path: '/issues',
      headers: { authorization: `Bearer ${of('token')}` },
      status: 401,
    },
  ];
}
