/** The phone around the pages. `host-` keeps clear of any name a mini-program might use. */
export const frameStyles = `
html,body{margin:0;height:100%;overflow:hidden;background:#000;font-family:sans-serif}
.host-bar{position:absolute;z-index:2;top:0;left:0;right:0;height:88px;pointer-events:none;font-size:17px}
.host-bar>b{position:absolute;left:24px;top:14px;font-size:15px}
.host-bar>em{position:absolute;left:96px;right:96px;top:44px;line-height:44px;text-align:center;font-style:normal;
font-weight:500;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.host-bar>i{position:absolute;right:7px;top:48px;width:87px;height:32px;box-sizing:border-box;border:.5px solid #88888866;
border-radius:16px;background:radial-gradient(circle at 22px 50%,currentColor 3px,#0000 4px),
radial-gradient(circle at 64px 50%,currentColor 4px,#0000 5px),#ffffff33}
.host-back{position:absolute;left:4px;top:44px;width:44px;line-height:40px;text-align:center;font-size:34px;
pointer-events:auto}
.host-page{position:absolute;left:0;right:0;overflow:hidden;transform:translateZ(0);background:#fff}
.host-page[hidden],.host-tabs[hidden]{display:none}
@media (prefers-color-scheme:dark){.host-page{background:#111}}
page{display:block;height:100%;overflow:auto;font-size:16px}
.host-tabs{position:absolute;left:0;right:0;bottom:0;height:49px;padding-bottom:34px;display:flex;border-top:.5px solid}
.host-tabs>div{position:relative;flex:1;display:flex;flex-direction:column;align-items:center;justify-content:center;
gap:2px;font-size:10px}
.host-tabs img{width:27px;height:27px}
.host-layer{position:absolute;z-index:9;inset:0;pointer-events:none;color:#000;font-size:16px}
.host-mask{position:absolute;inset:0;background:#0009;pointer-events:auto}
.host-toast{position:absolute;left:50%;top:45%;transform:translate(-50%,-50%);max-width:70%;padding:14px 18px;
border-radius:12px;background:#4c4c4ce6;color:#fff;font-size:15px;text-align:center}
.host-toast>i{display:block;font-size:40px;font-style:normal}
.host-dialog{position:absolute;left:28px;right:28px;top:50%;transform:translateY(-50%);border-radius:12px;
background:#fff;text-align:center}
.host-dialog>b{display:block;padding:24px 20px 0;font-size:17px}
.host-dialog>p{margin:0;padding:16px 24px 28px;color:#0009;white-space:pre-line}
.host-dialog>footer{display:flex;border-top:.5px solid #ddd}
.host-dialog a{flex:1;line-height:54px;font-weight:500}
.host-dialog a:last-child{color:#576b95}
.host-sheet{position:absolute;left:0;right:0;bottom:0;padding-bottom:34px;border-radius:12px 12px 0 0;background:#fff}
.host-sheet>header{display:flex;justify-content:space-between;padding:0 16px;line-height:52px}
.host-sheet select,.host-sheet input{width:100%;border:0;font:inherit;text-align:center}
`
