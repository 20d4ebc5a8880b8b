/**
 * A library's `:active` styles: a phone keeps them while a finger only scrolls, which is why WeChat counts them as a
 * fault. What is pressed shows it by `hoverClass`.
 */
module.exports = () => ({
  postcssPlugin: 'without-active',
  /** @param {import('postcss').Rule} rule */
  Rule(rule) {
    const kept = rule.selectors.filter((selector) => !selector.includes(':active'))
    if (kept.length === 0) rule.remove()
    else if (kept.length < rule.selectors.length) rule.selectors = kept
  },
})
module.exports.postcss = true
