export type Speaker = 'curl' | 'python' | 'colab'
type Given = { origin: string; slug: string; secret: string; writes: boolean }

/** Lines that work as they stand, with nothing but what is there anyway: curl, or Python's own library. */
export function readyLines(speaker: Speaker, { origin, slug, secret, writes }: Given): string {
  const notebook = `${origin}/api/v1/notebooks/${slug}`
  const address = writes ? `${notebook}/experiments` : `${notebook}/experiments?limit=5`
  if (speaker === 'curl') {
    const lines = [`curl -H "Authorization: Bearer ${secret}"`]
    if (writes) lines.push("-F key=first_try -F result=acc=0.58 -F 'text=It runs.'")
    return [...lines, `'${address}'`].join(' \\\n     ')
  }
  const token =
    speaker === 'colab'
      ? ['from google.colab import userdata', 'token = userdata.get("TSUIKI_TOKEN")']
      : [`token = "${secret}"`]
  const trial = '{"key": "first_try", "results": {"acc": 0.58}, "text": "It runs."}'
  const headers = '"Authorization": f"Bearer {token}"'
  return [
    'import json, urllib.request',
    ...token,
    'request = urllib.request.Request(',
    `    "${address}",`,
    ...(writes
      ? [`    json.dumps(${trial}).encode(),`, `    {${headers}, "Content-Type": "application/json"})`]
      : [`    headers={${headers}})`]),
    'print(json.load(urllib.request.urlopen(request)))',
  ].join('\n')
}
