/* The view that the reader has chosen, before anything is drawn. */
(function(d){d.className="js";try{var v=JSON.parse(localStorage.getItem("view")||"{}");if(v.theme)d.dataset.theme=v.theme;if(v.size)d.dataset.size=v.size}catch(e){}})(document.documentElement);
