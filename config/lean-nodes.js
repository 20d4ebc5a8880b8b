const { getComponentsAlias } = require('@tarojs/shared')

/**
 * Templates for what `src/miniapp/platform/lean-nodes.ts` sends: a view shows its own words before its children, and a
 * node that doesn't say what it is, is a view that only has a look.
 */
const VIEW = /^((catch|static|pure|click)-)?view$/

/** @param {import('@tarojs/service').IPluginContext} ctx */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    /** @param {{ template?: any }} platform */
    fn({ template }) {
      if (!template) return
      const getChildren = template.getChildren.bind(template)
      template.getChildren = (/** @type {{ nodeName: string }} */ component, /** @type {number} */ level) => {
        const children = getChildren(component, level)
        return VIEW.test(component.nodeName) ? `{{i.v||''}}${children.trim()}` : children
      }
      for (const name of ['buildTemplate', 'buildBaseComponentTemplate']) {
        const build = template[name]
        template[name] = (/** @type {unknown[]} */ ...args) => {
          /** @type {Record<string, { _num: string }>} */
          const aliases = getComponentsAlias(template.internalComponents)
          return build(...args).replace(/\b(i|item)\.nn\b/g, `($1.nn||'${aliases['pure-view']?._num}')`)
        }
      }
    },
  })
}
