import { vi } from 'vitest'

/** Answers of the API for one test: `GET /tokens` → a body, or a status. What was asked is kept in order. */
export function answers(given: Record<string, unknown>): { asked: { line: string; body: unknown }[] } {
  const asked: { line: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const line = `${init.method} ${String(url).replace('/api/v1', '').replace(/\?.*/, '')}`
    asked.push({ line, body: init.body ? JSON.parse(String(init.body)) : undefined })
    const answer = given[line]
    if (answer instanceof Response) return answer.clone()
    if (answer === undefined) return problem(404, 'not-found')
    return new Response(answer === null ? null : JSON.stringify(answer), {
      status: answer === null ? 204 : 200,
    })
  })
  return { asked }
}

export function problem(status: number, slug: string): Response {
  const body = { type: `/problems/${slug}`, title: slug, status, detail: 'in the words of the server' }
  return new Response(JSON.stringify(body), { status })
}
