import { renderMarkdown } from './markdown'

/** Text in, HTML out (not yet sanitised: that needs a document, which a worker has not). */
self.onmessage = ({ data }: MessageEvent<{ n: number; text: string }[]>) => {
  self.postMessage(data.map(({ n, text }) => ({ n, ...renderMarkdown(text) })))
}
