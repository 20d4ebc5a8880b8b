import type { CarCode } from '@/contract/car'
import { links } from '@/miniapp/lib/links'
import { useShare } from '@/miniapp/platform/share'
import { codes } from './copy'
import { type CodeKind, linkOf } from './told-code'

/** A card that brings the code along; before there is one, it leads home. */
export const useShareCode = (kind: CodeKind, told: CarCode | undefined) =>
  useShare(() =>
    told
      ? { title: codes.card[kind], link: linkOf(kind, told.code) }
      : { title: codes.cardAny, link: links.home() },
  )
