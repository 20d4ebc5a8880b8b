/** The platforms' built-in components; in the DOM each is a `wx-…` element. */
export const builtInTags = new Set(
  (
    'view text button image input textarea picker picker-view picker-view-column switch slider checkbox ' +
    'checkbox-group radio radio-group form label scroll-view swiper swiper-item navigator icon progress rich-text ' +
    'video audio canvas map camera web-view cover-view cover-image movable-area movable-view root-portal ' +
    'page-container match-media ad official-account open-data share-element page-meta navigation-bar ' +
    'keyboard-accessory sticky-section sticky-header list-view grid-view span contact-button lifestyle'
  ).split(' '),
)

/** Properties that client code reads even where no template sets them. */
export const commonProperties: Record<string, string[]> = {
  button: ['disabled', 'open-type', 'scope'],
  input: ['value', 'type', 'password', 'placeholder', 'disabled', 'maxlength', 'focus'],
  textarea: ['value', 'placeholder', 'disabled', 'maxlength', 'focus'],
  picker: ['mode', 'range', 'range-key', 'value', 'disabled'],
  image: ['src', 'mode'],
  'scroll-view': ['scroll-x', 'scroll-y', 'scroll-top', 'scroll-left'],
  swiper: ['current', 'vertical'],
  map: ['latitude', 'longitude', 'markers'],
}
