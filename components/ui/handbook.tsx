import { TextLink } from './app-link.tsx'

type Text = { readonly text: string; readonly strong?: boolean; readonly href?: string }

export type HandbookBlock =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly parts: readonly Text[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Text[])[] }
  | { readonly kind: 'picture'; readonly src: string; readonly alt: string }

/** 一页手册。 */
export function Handbook({ blocks }: { blocks: readonly HandbookBlock[] }) {
  return (
    <article className="flex max-w-3xl flex-col gap-4">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: 一页印好的手册，次序不变
        <Block key={at} block={block} />
      ))}
    </article>
  )
}

function Block({ block }: { block: HandbookBlock }) {
  switch (block.kind) {
    case 'heading':
      return block.depth === 1 ? (
        <h1 className="text-xl">{block.text}</h1>
      ) : (
        <h2 className="border-t border-line pt-4 text-lg">{block.text}</h2>
      )
    case 'paragraph':
      return (
        <p>
          <Parts parts={block.parts} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List className={`flex flex-col gap-2 pl-6 ${block.ordered ? 'list-decimal' : 'list-disc'}`}>
          {block.items.map((parts, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: 一页印好的手册，次序不变
            <li key={at}>
              <Parts parts={parts} />
            </li>
          ))}
        </List>
      )
    }
    case 'picture':
      return (
        // biome-ignore lint/performance/noImgElement: 本站自带的图，不需要图片服务
        <img src={block.src} alt={block.alt} loading="lazy" className="max-w-full border border-line" />
      )
  }
}

function Parts({ parts }: { parts: readonly Text[] }) {
  return parts.map(({ text, strong, href }, at) => {
    const key = `${at} ${text}`
    if (href) {
      return (
        <TextLink key={key} href={href}>
          {text}
        </TextLink>
      )
    }
    return strong ? <strong key={key}>{text}</strong> : <span key={key}>{text}</span>
  })
}
