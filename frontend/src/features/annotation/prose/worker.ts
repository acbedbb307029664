import { renderMarkdown } from './markdown'

/** Text in, HTML out; sanitised when it is put on the page, which a worker has not. */
self.onmessage = ({ data }: MessageEvent<{ n: number; text: string }[]>) => {
  self.postMessage(
    data.map(({ n, text }) => {
      const { html, chunks } = renderMarkdown(text)
      return { n, html, chunks: JSON.stringify(chunks) }
    }),
  )
}
