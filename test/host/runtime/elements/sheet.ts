/** How the built-in components look before the mini-program's own style sheets have their say. */
export const builtInStyles = `
wx-view,wx-form,wx-scroll-view,wx-swiper,wx-swiper-item,wx-picker,wx-navigator,wx-textarea,wx-input,wx-map,wx-video,
wx-canvas,wx-web-view,wx-rich-text,wx-radio-group,wx-checkbox-group,wx-progress,wx-slider,wx-picker-view,
wx-movable-area,wx-cover-view,wx-root-portal,wx-page-container,wx-camera{display:block}
wx-page-meta,wx-navigation-bar{display:none}
page-root{display:contents}
wx-text{white-space:pre-line}
wx-scroll-view{overflow:hidden}
wx-scroll-view[data-x]{overflow-x:auto}
wx-scroll-view[data-y]{overflow-y:auto}
wx-scroll-view[data-flex]{display:flex}
wx-swiper{position:relative;overflow:hidden;height:150px}
wx-swiper-item{position:absolute;top:0;left:0;width:100%;height:100%;overflow:hidden;transition:translate .2s;
translate:calc(attr(data-offset type(<number>),0)*100%) 0}
wx-swiper[data-vertical]>wx-swiper-item{translate:0 calc(attr(data-offset type(<number>),0)*100%)}
wx-image{display:inline-block;width:320px;height:240px;overflow:hidden}
wx-image>.host-part{display:block;width:100%;height:100%;object-fit:fill}
wx-image:not([data-loaded])>.host-part{visibility:hidden}
wx-image[data-mode=aspectFit]>.host-part{object-fit:contain}
wx-image[data-mode=aspectFill]>.host-part{object-fit:cover}
wx-image[data-mode=widthFix]{height:auto}
wx-image[data-mode=widthFix]>.host-part{height:auto}
wx-image[data-mode=heightFix]{width:auto}
wx-image[data-mode=heightFix]>.host-part{width:auto}
wx-button{position:relative;display:block;margin:0 auto;padding:0 14px;box-sizing:border-box;font-size:18px;
text-align:center;line-height:2.55555556;border-radius:5px;overflow:hidden;color:#000;background:#f8f8f8}
wx-button::after{content:"";position:absolute;top:0;left:0;width:200%;height:200%;border:1px solid rgba(0,0,0,.2);
border-radius:10px;box-sizing:border-box;transform:scale(.5);transform-origin:0 0;pointer-events:none}
wx-button[data-type=primary]{color:#fff;background:#07c160}
wx-button[data-type=warn]{color:#fff;background:#e64340}
wx-button[data-size=mini]{display:inline-block;line-height:2.3;font-size:13px;padding:0 1.34em}
wx-button[data-disabled]{color:rgba(0,0,0,.3)}
wx-input{height:1.4rem;min-height:1.4rem;overflow:hidden}
wx-textarea{width:300px;height:150px}
wx-input>.host-part,wx-textarea>.host-part{display:block;width:100%;height:100%;padding:0;border:0;outline:0;
background:transparent;color:inherit;font:inherit;text-align:inherit;box-sizing:border-box;resize:none}
wx-textarea[data-grows]{height:auto}
wx-textarea[data-grows]>.host-part{height:auto;field-sizing:content}
wx-map,wx-video,wx-web-view,wx-camera{width:300px;height:150px;background:#e8ebe4;color:#5b6764;font-size:12px}
wx-map{background:none;color:transparent}
wx-map>.host-part{display:flex;height:100%;align-items:center;justify-content:center}
[hidden]{display:none!important}
`
